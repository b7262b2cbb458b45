import { existsSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Repeat, Repeated } from '../core/runner.ts'
import { type Figure, figureOf } from '../figure.ts'
import type { Folders } from '../folders.ts'
import { preparePhotograph } from '../material/photograph.ts'
import { openAccount } from '../process/account.ts'
import { startEntry } from '../process/entry.ts'
import { startTessera } from '../process/server.ts'
import { measureInTurns } from '../rounds.ts'
import type { Send, Sent } from './client.ts'

/** From the last byte of a 3-megapixel JPEG to the answer, which has its thumbnail, beside bare sharp making one of the same file: by the clock. */
export async function measureAnswer(
  folders: Folders,
  say: (line: string) => void,
  { rounds }: { rounds: number },
): Promise<Figure[]> {
  say('upload: 3 MP, to the answer')
  const photograph = await prepareSmaller(folders.kept)
  await using tessera = await startTessera(folders, {})
  const account = await openAccount(tessera)
  await using client = startEntry<Send, Sent>(new URL('./client.ts', import.meta.url), [])
  const runner = new URL('../core/runner.ts', import.meta.url)
  const folder = await folders.create('bare')
  await using bare = startEntry<Repeat, Repeated>(runner, ['sharp', photograph, folder])
  const send: Omit<Send, 'path'> = {
    url: `${tessera.url}/api/v1/images`,
    method: 'POST',
    multipart: true,
    headers: { Authorization: account.authorization },
  }
  async function upload(): Promise<number> {
    const { secondsAfterLastByte } = await client.ask({ ...send, path: photograph })
    // The same bytes again would be the same image, and no work.
    for (const image of await account.list()) {
      if (!image.thumbnail) throw new Error('An upload was answered without a thumbnail')
      await account.delete(image.id)
    }
    return secondsAfterLastByte * 1000
  }
  async function thumbnail(): Promise<number> {
    const began = performance.now()
    await bare.ask({ task: 'thumbnail', times: 1 })
    return performance.now() - began
  }
  for (let time = 0; time < 3; time++) {
    await upload()
    await thumbnail()
  }
  return [
    figureOf(
      {
        name: 'upload of 3 MP, last byte to the answer with thumbnail',
        unit: 'ms',
        bar: { of: 'difference', atMost: 40 },
      },
      await measureInTurns(rounds, { tessera: upload, baseline: thumbnail }),
      (milliseconds) => milliseconds,
    ),
  ]
}

async function prepareSmaller(folder: string): Promise<string> {
  const path = join(folder, 'photograph-3mp.jpg')
  if (existsSync(path)) return path
  const bytes = await sharp(await preparePhotograph(folder))
    .resize(2000, 1500)
    .jpeg({ quality: 85 })
    .toBuffer()
  await writeFile(`${path}.part`, bytes)
  await rename(`${path}.part`, path)
  return path
}
