import { type Api, type Compression, createApi, type Inputs, type Job } from './api.ts'
import { toTesseraError } from './errors.ts'
import { type WaitOptions, waitForJob } from './jobs/wait-for-job.ts'
import { createServer, type ServerOptions } from './server.ts'
import type { Uploaded } from './uploads/put-file.ts'
import { createUploads, type SendOptions, type Uploads, type UploadsOptions } from './uploads/uploads.ts'

export interface TesseraOptions extends ServerOptions, Pick<UploadsOptions, 'memory' | 'patience'> {}

export interface Tessera {
  /** Every procedure of the server: `api.images.list.query()`. What it throws, `toTesseraError` gives the one shape. */
  api: Api
  uploads: Uploads
  /** The same as `uploads.send`. */
  upload(file: Blob, options?: SendOptions): Promise<Uploaded>
  /** Resolves with the job when it is ready; rejects with what it failed of. */
  waitForJob(id: string, options?: WaitOptions): Promise<Job>
  /** Makes a compression and waits until it is ready; the same recipe of the same image is answered from what is there. */
  compress(
    imageId: string,
    recipe: Inputs['compressions']['create']['recipe'],
    options?: WaitOptions,
  ): Promise<Compression>
}

/** Everything for one server and one person: the browser's cookie says who, or a token. Asks for nothing yet. */
export function createTessera({ memory, patience, ...access }: TesseraOptions = {}): Tessera {
  const server = createServer(access)
  const api = createApi(server)
  const uploads = createUploads({ server, api, memory, patience })
  // A browser's own EventSource sends its cookie and cannot send a token; Node has none.
  const live = access.token === undefined && 'EventSource' in globalThis
  const wait = (id: string, options?: WaitOptions) => waitForJob(api, { id, live }, options)
  return {
    api,
    uploads,
    upload: uploads.send,
    waitForJob: wait,
    async compress(imageId, recipe, options = {}) {
      const { signal } = options
      try {
        const made = await api.compressions.create.mutate({ imageId, recipe }, signal ? { signal } : {})
        if (made.job === null) return made.compression
        await wait(made.job.id, options)
        const { compression } = await api.compressions.get.query({ imageId, id: made.compression.id })
        return compression
      } catch (error) {
        throw toTesseraError(error)
      }
    },
  }
}
