import { toTesseraError } from '../errors.ts'
import type { Needs, Sending, Uploaded } from './put-file.ts'
import type { BegunUpload, UploadMemory } from './unfinished.ts'

/** A large upload that waits for its file. */
export interface UnfinishedUpload extends BegunUpload {
  /** Bytes that the server has. */
  received: number
}

export interface LargeFiles {
  /** From where an earlier try or page has left it. */
  send(sending: Sending): Promise<Uploaded>
  unfinished(): Promise<UnfinishedUpload[]>
  discard(sha256: string): Promise<void>
}

/** Files that go by tus, and are remembered until they are images. */
export function createLargeFiles(
  needs: Needs,
  { memory, chunkBytes }: { memory: UploadMemory; chunkBytes: number | undefined },
): LargeFiles {
  const { api, environment } = needs

  async function recall(hash: string): Promise<BegunUpload | undefined> {
    return (await memory.list()).find(({ sha256 }) => sha256 === hash)
  }

  /** Null for an upload that is over without an image. */
  async function look(id: string) {
    const ticket = await orNull(api.uploads.get.query({ id }))
    return ticket?.status === 'failed' ? null : ticket
  }

  /** What was begun and can go on, or has become an image in the meantime. */
  async function findBegun(sha256: string): Promise<BegunUpload | Uploaded | null> {
    const begun = await recall(sha256)
    if (!begun) return null
    const ticket = await look(begun.id)
    if (!ticket) await memory.remove(sha256)
    if (ticket?.image) return { image: ticket.image, deduplicated: false }
    return ticket && begun
  }

  async function forget(sha256: string, uploaded: Uploaded): Promise<Uploaded> {
    await memory.remove(sha256)
    return uploaded
  }

  return {
    async send(sending) {
      const { sha256, name, file } = sending
      const begun = await findBegun(sha256)
      if (begun && 'image' in begun) return forget(sha256, begun)
      if (!begun) {
        const known = await orNull(api.images.byHash.query({ hash: sha256 }))
        if (known) return { image: known.image, deduplicated: true }
      }
      const { defaultChunkBytes, sendByTus } = await import('./send-by-tus.ts')
      let noted: Promise<void> = Promise.resolve()
      const imageId = await sendByTus(needs, sending, {
        begun: begun?.id ?? null,
        chunkBytes: chunkBytes ?? defaultChunkBytes,
        onBegun(id) {
          const startedAt = begun?.startedAt ?? new Date().toISOString()
          // A memory that is full costs no upload: only the next page would have asked it.
          noted = memory.put({ id, sha256, name, bytes: file.size, startedAt }).catch(() => {})
        },
      }).finally(() => noted)
      const { image } = await api.images.get.query({ id: imageId })
      return forget(sha256, { image, deduplicated: false })
    },

    async unfinished() {
      const begun = await memory.list()
      const underWay = await environment.underWay(begun.map(({ sha256 }) => sha256))
      const found: UnfinishedUpload[] = []
      for (const upload of begun) {
        if (underWay.has(upload.sha256)) continue
        const ticket = await look(upload.id)
        if (ticket && !ticket.image) found.push({ ...upload, received: ticket.received })
        else await memory.remove(upload.sha256)
      }
      return found
    },

    async discard(sha256) {
      const begun = await recall(sha256)
      if (!begun) return
      const { terminate } = await import('./send-by-tus.ts')
      await orNull(terminate(needs, begun.id))
      await memory.remove(sha256)
    },
  }
}

/** Null for what is not there (any more). */
async function orNull<Result>(asking: Promise<Result>): Promise<Result | null> {
  try {
    return await asking
  } catch (thrown) {
    const error = toTesseraError(thrown)
    if (error.code === 'NOT_FOUND' || error.code === 'LINK_EXPIRED') return null
    throw error
  }
}
