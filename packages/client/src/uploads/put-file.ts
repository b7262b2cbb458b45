import type { Api, Image } from '../api.ts'
import type { Environment, OnBytes } from '../environment/environment.ts'
import { errorOfAnswer, toTesseraError } from '../errors.ts'
import type { Server } from '../server.ts'

/** A file on its way. */
export interface Sending {
  file: Blob
  name: string
  sha256: string
  signal: AbortSignal
  onBytes: OnBytes
}

/** What became of it; `deduplicated` when those bytes were there already. */
export interface Uploaded {
  image: Image
  deduplicated: boolean
}

export interface Needs {
  server: Server
  api: Pick<Api, 'images' | 'uploads'>
  environment: Environment
}

/** One file by a signed address, as a whole. A ticket that came to nothing is given back, since it holds a place: at once, or before the next try. */
export function createPut({ server, api, environment }: Needs): (sending: Sending) => Promise<Uploaded> {
  let open: string | null = null

  async function giveBack(): Promise<void> {
    if (open === null) return
    await api.uploads.cancel.mutate({ id: open }).catch((thrown: unknown) => {
      // It is over, or became an image whose bytes are known from now on.
      if (!['NOT_FOUND', 'CONFLICT', 'LINK_EXPIRED'].includes(toTesseraError(thrown).code)) throw thrown
    })
    open = null
  }

  return async ({ file, name, sha256, signal, onBytes }) => {
    await giveBack()
    const ticket = await api.uploads.create.mutate({ name, bytes: file.size, sha256 }, { signal })
    if ('image' in ticket) return { image: ticket.image, deduplicated: true }
    open = ticket.ticket
    try {
      const { status, text } = await environment.put(server.at(ticket.url), { file, signal, onBytes })
      if (status !== 201) throw errorOfAnswer(status, text)
      const { image, deduplicated } = JSON.parse(text) as Uploaded
      return { image, deduplicated }
    } catch (error) {
      // Not waited for: the server may be gone, and who stops does not wait.
      if (signal.aborted) void giveBack().catch(() => {})
      throw error
    }
  }
}
