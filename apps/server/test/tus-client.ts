import { DetailedError, Upload, type UploadOptions } from 'tus-js-client'
import type { Client } from './client.ts'

export interface Resumed {
  /** Of the upload itself. */
  url: string
  /** As the last answer told it. */
  imageId: string | null
}

export interface StartedUpload {
  upload: Upload
  /** Rejects with what the client gave up for. */
  done: Promise<Resumed>
}

/** Begins an upload as a browser would, with tus-js-client itself. */
export function startTusUpload(
  client: Pick<Client, 'token'>,
  origin: string,
  bytes: Buffer,
  more: Partial<UploadOptions> = {},
): StartedUpload {
  const { promise, resolve, reject } = Promise.withResolvers<Resumed>()
  let imageId: string | null = null
  const upload = new Upload(bytes, {
    endpoint: `${origin}/api/v1/tus`,
    headers: { Authorization: `Bearer ${client.token}` },
    metadata: { filename: 'photo.jpg' },
    retryDelays: [0, 50, 100, 500, 1000, 3000, 5000],
    onAfterResponse(_, response) {
      imageId = response.getHeader('Tessera-Image-Id') ?? imageId
    },
    onSuccess: () => resolve({ url: upload.url ?? '', imageId }),
    onError: reject,
    ...more,
  })
  promise.catch(() => {})
  upload.start()
  return { upload, done: promise }
}

/** Status and error code that a client gave up for. */
export function refusalOf(error: unknown): { status: number; code: string } {
  if (!(error instanceof DetailedError) || !error.originalResponse) throw error
  const { error: body } = JSON.parse(error.originalResponse.getBody()) as { error: { code: string } }
  return { status: error.originalResponse.getStatus(), code: body.code }
}
