import { openAsBlob } from 'node:fs'
import type { Folders } from '../folders.ts'
import { preparePanorama } from '../material/panorama.ts'
import { type Account, openAccount } from '../process/account.ts'
import { type Server, startTessera } from '../process/server.ts'

/** What is measured here: tiles of 256 pixels in JPEG at quality 80, as a pyramid. */
export const recipe = { tileSize: 256, quality: 80, depth: 'pyramid' } as const
export const size = { width: 20_000, height: 10_000 }

/** A server with the panorama on it. */
export interface PanoramaServer extends AsyncDisposable {
  server: Server
  account: Account
  image: { id: string; url: string }
  /** The panorama's file. */
  input: string
  /** Of the server. */
  dataFolder: string
}

/** Starts a server with one worker and uploads the panorama to it; its thumbnail is made when this ends. */
export async function startPanoramaServer(
  folders: Folders,
  { width, height }: { width: number; height: number },
  settings: Record<string, string> = {},
): Promise<PanoramaServer> {
  const input = await preparePanorama(folders.kept, { width, height })
  const dataFolder = await folders.create('data')
  const server = await startTessera(folders, {
    TESSERA_DATA_DIR: dataFolder,
    TESSERA_WORKERS: '1',
    ...settings,
  })
  const account = await openAccount(server)
  const { id, url } = await account.upload(new File([await openAsBlob(input)], 'panorama.jpg'))
  // Jobs are done one after the other here, and its thumbnail was asked for first.
  await account.deleteTiling(await account.tile(id, { tileSize: 1024, quality: 10 }))
  return {
    server,
    account,
    image: { id, url: new URL(new URL(url).pathname, server.url).href },
    input,
    dataFolder,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}
