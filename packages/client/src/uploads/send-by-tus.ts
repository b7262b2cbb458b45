import { DetailedError, Upload } from 'tus-js-client'
import { errorOfAnswer, unreachable } from '../errors.ts'
import type { Needs, Sending } from './put-file.ts'

const tusPath = '/api/v1/tus'

/** In one request: within what proxies in front of a server let through at once, and few enough to cost nothing. */
export const defaultChunkBytes = 64 * 2 ** 20

/**
 * Sends a file by tus, from where `begun` is, and answers with the image's id. `onBegun` hears the id of an upload that was made for it, and is
 * waited for by nobody. When the signal fires what has arrived stays; an upload that is just being made is waited for, so that it can be given up.
 */
export function sendByTus(
  { server, environment }: Pick<Needs, 'server' | 'environment'>,
  { file, name, sha256, signal, onBytes }: Sending,
  { begun, chunkBytes, onBegun }: { begun: string | null; chunkBytes: number; onBegun: (id: string) => void },
): Promise<string> {
  return new Promise((resolve, reject) => {
    let imageId: string | undefined
    const stop = (reason: unknown) => {
      void upload.abort()
      reject(reason)
    }
    const upload = new Upload(file, {
      // With an upload to resume none is made in its stead, whatever the answer: its bytes and its place would be lost.
      ...(begun === null
        ? { endpoint: server.at(tusPath) }
        : { uploadUrl: server.at(`${tusPath}/${begun}`) }),
      headers: { ...server.headers },
      metadata: { filename: name, sha256 },
      chunkSize: chunkBytes,
      // Tried again with everything else, and remembered together with what belongs to it.
      retryDelays: null,
      storeFingerprintForResuming: false,
      fingerprint: async () => sha256,
      ...environment.readForTus(stop),
      onUploadUrlAvailable() {
        const url = server.at(upload.url ?? '')
        upload.url = url
        onBegun(url.slice(url.lastIndexOf('/') + 1))
        if (signal.aborted) stop(signal.reason)
      },
      onProgress: onBytes,
      onAfterResponse(_, response) {
        imageId = response.getHeader('Tessera-Image-Id') ?? imageId
      },
      onSuccess: () => (imageId ? resolve(imageId) : reject(unreachable('the answer names no image'))),
      onError: (error) => reject(signal.aborted ? signal.reason : errorOfTus(error)),
    })
    signal.addEventListener('abort', () => upload.url !== null && stop(signal.reason), { once: true })
    upload.start()
  })
}

/** Gives up what has arrived of an upload, and its place. */
export async function terminate({ server }: Pick<Needs, 'server'>, id: string): Promise<void> {
  try {
    await Upload.terminate(server.at(`${tusPath}/${id}`), { headers: { ...server.headers } })
  } catch (error) {
    throw errorOfTus(error)
  }
}

function errorOfTus(error: unknown): unknown {
  if (!(error instanceof DetailedError)) return error
  const answer = error.originalResponse
  return answer
    ? errorOfAnswer(answer.getStatus(), answer.getBody())
    : unreachable(error.causingError ?? error)
}
