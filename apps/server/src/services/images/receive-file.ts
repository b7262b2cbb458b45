import { createWriteStream } from 'node:fs'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { nameFullDisk } from '@tessera/storage'
import type { Deps } from '../../deps.ts'
import { createRunningDigest, type ReceivedFile } from '../../uploads/running-digest.ts'
import { ServiceError } from '../errors.ts'

/** Quota is reserved ahead of the bytes in steps of this, so that it costs a call now and then and not one a chunk. */
const reserveStep = 4 * 2 ** 20

/** Each read of a socket is a buffer of its own, and V8 lets 50 MB of dead ones gather before it looks; a look at the young ones is cheap: each 40 MiB left 80 MB standing. */
const collectStep = 24 * 2 ** 20

/**
 * Writes a source to a new file while counting and hashing it, never holding more than a chunk. Throws `TOO_LARGE` or `QUOTA_EXCEEDED`
 * as soon as the bytes say so; the rest is then not read.
 */
export async function receiveFile(
  { store, config, collectYoung }: Pick<Deps, 'store' | 'config' | 'collectYoung'>,
  source: Readable,
  { path, reservationId, onBytes }: { path: string; reservationId: string; onBytes: (bytes: number) => void },
): Promise<ReceivedFile> {
  const { maxBytes } = config.uploads
  const digest = createRunningDigest()
  let bytes = 0
  let reserved = 0
  let collected = 0

  const meter = new Transform({
    highWaterMark: 1024 * 1024,
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      onBytes(bytes)
      if (bytes > maxBytes) {
        const details = { limit: maxBytes }
        return done(
          new ServiceError('TOO_LARGE', `Expected a file of at most ${maxBytes} bytes`, { details }),
        )
      }
      if (bytes - collected >= collectStep) {
        collected = bytes
        collectYoung()
      }
      digest.update(chunk)
      if (bytes <= reserved) return done(null, chunk)
      reserve().then(() => done(null, chunk), done)
    },
  })

  async function reserve() {
    const ahead = Math.min(bytes + reserveStep, maxBytes)
    // Near the quota's end the step may not fit where the bytes still do.
    reserved = await store.quota.resize(reservationId, ahead).then(
      () => ahead,
      () => store.quota.resize(reservationId, bytes).then(() => bytes),
    )
  }

  const out = createWriteStream(path, { flags: 'wx', mode: 0o600, highWaterMark: 1024 * 1024 })
  await pipeline(source, meter, out).catch((error: unknown) => {
    throw nameFullDisk(error)
  })
  return digest.finish()
}
