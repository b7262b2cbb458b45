import type { ServerResponse } from 'node:http'
import { ServiceError } from '../services/errors.ts'

/** Fires when the client is gone before it was answered. Its reason is an error of ours: nothing went wrong on the server. */
export function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController()
  response.once('close', () => {
    // An abort costs as much as a short answer.
    if (!response.writableFinished) gone.abort(new ServiceError('CANCELLED', 'The client has gone away'))
  })
  return gone.signal
}
