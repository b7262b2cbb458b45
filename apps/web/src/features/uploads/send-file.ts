import type { ServerError } from '../../lib/problems.ts'

export interface SentImage {
  id: string
  deduplicated: boolean
}

/** The server was not there, or stopped being there on the way. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'
}

/** The server refused the file, and said why. */
export class UploadRefused extends Error {
  override readonly name = 'UploadRefused'
  readonly error: ServerError
  constructor(error: ServerError) {
    super(error.message)
    this.error = error
  }
}

interface Answer {
  error?: ServerError
  images?: ({ image: { id: string }; deduplicated: boolean } | { error: ServerError })[]
}

/**
 * Sends one file; `onProgress` hears how many bytes have gone. Through XMLHttpRequest, since fetch does not tell. Rejects with
 * `UploadRefused`, `ConnectionLost`, or the signal's reason.
 */
export function sendFile(
  file: File,
  { onProgress, signal }: { onProgress(sent: number): void; signal: AbortSignal },
): Promise<SentImage> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const form = new FormData()
    form.append('image', file, file.name)
    request.open('POST', '/api/v1/images')
    request.responseType = 'text'
    request.upload.onprogress = ({ loaded }) => onProgress(Math.min(loaded, file.size))
    request.onload = () => {
      const answer = parse(request.responseText)
      const first = answer?.images?.[0]
      if (first && 'image' in first) return resolve({ id: first.image.id, deduplicated: first.deduplicated })
      const error = (first && 'error' in first ? first.error : undefined) ?? answer?.error
      // An answer that is not ours comes from a proxy that did not find the server.
      reject(error ? new UploadRefused(error) : new ConnectionLost())
    }
    request.onerror = () => reject(new ConnectionLost())
    request.onabort = () => reject(signal.reason)
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(form)
  })
}

function parse(text: string): Answer | null {
  try {
    return JSON.parse(text) as Answer
  } catch {
    return null
  }
}
