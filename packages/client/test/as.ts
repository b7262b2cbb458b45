import { createTessera, type Tessera, type TesseraOptions } from '@tessera/client'
import { newClient } from '../../../apps/server/test/client.ts'
import type { ServerProcess } from '../../../apps/server/test/server-process.ts'

/** A new person's client. `at` is where it reaches the server, if not at its own address. */
export async function newPerson(
  server: ServerProcess,
  { at = server.url, ...options }: TesseraOptions & { at?: string } = {},
): Promise<{ tessera: Tessera; token: string; again: (more?: TesseraOptions) => Tessera }> {
  const { token } = await newClient(server)
  const again = (more: TesseraOptions = {}) => createTessera({ url: at, token, ...options, ...more })
  return { tessera: again(), token, again }
}

export const blobOf = (bytes: Uint8Array): Blob => new Blob([bytes as Uint8Array<ArrayBuffer>])
