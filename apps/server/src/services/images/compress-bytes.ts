import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type CompressionRecipe, ImageError } from '@tessera/core/recipes'
import { nameFullDisk } from '@tessera/storage'
import type { Deps } from '../../deps.ts'
import type { TaskResult } from '../../worker/tasks.ts'
import { type Actor, requireScope } from '../actor.ts'
import { ServiceError } from '../errors.ts'

type Needs = Pick<Deps, 'blobs' | 'pool' | 'config' | 'workLimits' | 'disk' | 'scan'>

export interface BytesToCompress {
  recipe: CompressionRecipe
  /** Reads the image, once there is room for it, and hands it to `store`. */
  spool(store: (source: Readable) => Promise<void>): Promise<void>
  signal: AbortSignal
}

/**
 * Compresses an image that is not kept: `send` gets the file and what it turned out to be, and when it has ended everything is gone. Same limits and the same scan as
 * for an upload. Throws `RATE_LIMITED`, `TOO_LARGE` and what core throws.
 */
export async function compressBytes(
  { blobs, pool, config, workLimits, disk, scan }: Needs,
  actor: Actor,
  { recipe, spool, signal }: BytesToCompress,
  send: (file: string, made: TaskResult<'compression'>) => Promise<void>,
): Promise<void> {
  requireScope(actor, 'write')
  await workLimits.run('compress', actor.userId, () =>
    blobs.withTempFolder(async (folder) => {
      await disk.requireRoom(0)
      const [input, output] = [join(folder, 'input'), join(folder, 'output')]
      await spool((source) => receive(source, input, config.uploads.maxBytes))
      await scan(input)
      const task = { kind: 'compression', input, output, recipe, limits: config.images } as const
      const made = await pool.run(task, { userId: actor.userId, urgent: true, signal })
      await send(output, made)
    }),
  )
}

async function receive(source: Readable, path: string, maxBytes: number): Promise<void> {
  let bytes = 0
  async function* counted(): AsyncGenerator<Buffer> {
    // Left open when it is given up: its client must be able to read the refusal.
    for await (const chunk of source.iterator({ destroyOnReturn: false })) {
      bytes += chunk.length
      if (bytes > maxBytes) throw tooManyBytes(maxBytes)
      yield chunk
    }
  }
  const out = createWriteStream(path, { flags: 'wx', mode: 0o600, highWaterMark: 1024 * 1024 })
  await pipeline(counted, out).catch((error: unknown) => {
    throw nameFullDisk(error)
  })
  if (bytes === 0) throw new ImageError('UNSUPPORTED_FORMAT', 'Expected an image but received an empty file')
}

export function tooManyBytes(limit: number): ServiceError {
  return new ServiceError('TOO_LARGE', `Expected a file of at most ${limit} bytes`, { details: { limit } })
}
