import { type Client, register } from './client.ts'
import type { Operation } from './operations.ts'
import { makePicture } from './pictures.ts'

/** One person's doings: uploads, renames, compressions and deletions, until the server is gone or the signal fires. */
export async function live(url: string, operations: Operation[], signal: AbortSignal): Promise<void> {
  const client = signal.aborted ? null : await register(url, operations)
  while (client && !signal.aborted && (await liveOnce(client)));
}

async function liveOnce(client: Client): Promise<boolean> {
  const [kept, gone] = await Promise.all([
    client.upload(await makePicture()),
    client.upload(await makePicture()),
  ])
  if (kept === null || gone === null) return false
  await Promise.all([
    client.rename(kept, `name-${Math.random()}.jpg`),
    client.compress(kept, { format: 'webp', width: 8 + Math.floor(Math.random() * 30) }),
    client.compress(gone, { format: 'png' }).then(() => client.delete(gone)),
  ])
  return true
}

export function countAcknowledged(operations: readonly Operation[]): number {
  return operations.filter(({ acknowledged }) => acknowledged).length
}
