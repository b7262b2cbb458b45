import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { DataStore, Upload } from '@tus/server'
import { NewUpload } from '../contract/inputs.ts'
import type { Deps } from '../deps.ts'
import { parseInput } from '../http/parse.ts'
import type { Actor } from '../services/actor.ts'
import { ServiceError } from '../services/errors.ts'
import { cancelTicket } from '../services/uploads/cancel-ticket.ts'
import { createTicket } from '../services/uploads/create-ticket.ts'
import { findResumable } from '../services/uploads/find-resumable.ts'
import { receiveBytes } from '../services/uploads/receive-bytes.ts'
import type { UploadLock } from '../uploads/upload-locks.ts'

/** What one tus request needs of its surroundings. */
export interface TusRequest {
  actor: Actor
  request: IncomingMessage
  /** Of the client, for the upload log. */
  address: string
  /** Called when the body is about to be read. */
  onBegin: () => void
}

/**
 * Uploads of the tus protocol are tickets: this answers one request of one actor. The bytes are read from the request itself and not from
 * the stream that the library makes of it, which costs more than writing them does, and loses what had arrived when it breaks off.
 */
export class TusStore extends DataStore {
  override extensions: string[] = ['creation', 'creation-with-upload', 'termination', 'expiration']
  /** The image that the upload became, or was already. */
  imageId: string | null = null
  /** Made by this request, whose client knows its address only when the answer has come. */
  #begun: string | null = null
  /** Held by a request that writes. */
  lock: UploadLock | null = null
  readonly #deps: Deps
  readonly #from: TusRequest

  constructor(deps: Deps, from: TusRequest) {
    super()
    this.#deps = deps
    this.#from = from
  }

  /** Bytes that are the actor's own already are an upload that is finished: it goes by the image's id, and takes no place. */
  override async create(upload: Upload): Promise<Upload> {
    const { actor, address } = this.#from
    const { filename, sha256 } = upload.metadata ?? {}
    const announced = parseInput(NewUpload, {
      name: filename || 'untitled',
      bytes: upload.size,
      ...(sha256 ? { sha256 } : {}),
    })
    const made = await createTicket(this.#deps, actor, { ...announced, via: 'tus', address })
    if ('image' in made) this.imageId = made.image.id
    upload.id = 'image' in made ? made.image.id : made.ticket.id
    if ('ticket' in made) this.#begun = made.ticket.id
    return upload
  }

  override async getUpload(id: string): Promise<Upload> {
    const { ticket, offset, imageId } = await findResumable(this.#deps, this.#from.actor, id)
    this.imageId = imageId
    // The library adds the two up again.
    const begun = Date.parse(ticket.expiresAt) - this.getExpiration()
    const metadata: Record<string, string> = { filename: ticket.name }
    if (ticket.sha256 !== null) metadata.sha256 = ticket.sha256
    return new Upload({
      id,
      size: ticket.bytes,
      offset,
      metadata,
      creation_date: new Date(begun).toISOString(),
    })
  }

  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    stream.resume()
    const { request: source, actor, address, onBegin } = this.#from
    const { ticket, imageId } = await findResumable(this.#deps, actor, id)
    if (imageId !== null) return ticket.bytes
    this.lock ??= await this.#deps.uploadLocks.acquire(id)
    try {
      onBegin()
      const outcome = await receiveBytes(this.#deps, { ticket, lock: this.lock }, { offset, source, address })
      if (outcome.ingested) this.imageId = outcome.ingested.image.id
      else if (outcome.broken !== null && this.#deps.stopping.aborted) {
        throw new ServiceError('UNAVAILABLE', 'The server is stopping; go on with the upload when it is back')
      } else if (outcome.broken !== null) {
        throw new ServiceError('INVALID_INPUT', 'The connection broke off in the middle of the upload', {
          cause: outcome.broken,
        })
      }
      return outcome.received
    } finally {
      this.release()
    }
  }

  override remove(id: string): Promise<void> {
    return cancelTicket(this.#deps, this.#from.actor, { id })
  }

  /** Gives up what this request began and then failed: nobody could go on with it, and it holds a place. */
  async abandon(): Promise<void> {
    if (this.#begun !== null) await cancelTicket(this.#deps, this.#from.actor, { id: this.#begun })
  }

  override getExpiration(): number {
    return this.#deps.config.uploads.restSeconds * 1000
  }

  release(): void {
    this.lock?.[Symbol.dispose]()
    this.lock = null
  }
}
