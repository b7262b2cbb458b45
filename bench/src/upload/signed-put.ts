import { stat } from 'node:fs/promises'
import type { Account } from '../process/account.ts'
import type { Server } from '../process/server.ts'
import type { Send } from './client.ts'

/** Announces a file, and says where its bytes are to be put. */
export async function prepareSignedPut(
  { url }: Server,
  { authorization }: Account,
  path: string,
): Promise<Send> {
  const { size: bytes } = await stat(path)
  const answer = await fetch(`${url}/api/v1/uploads`, {
    method: 'POST',
    headers: { Authorization: authorization, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'bench.tif', bytes }),
  })
  const ticket = (await answer.json()) as { url: string }
  return { path, url: ticket.url, method: 'PUT', multipart: false }
}
