import type { IncomingMessage } from 'node:http'

/** Ends a request whose body has not come in so many milliseconds. What is answered for longer, such as a stream of events, goes on. */
export function endSlowBody(request: IncomingMessage, milliseconds: number): void {
  const { headers } = request
  // RFC 9112, 6.3: then there is none.
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return
  // Asked when the time is over: of a request without a body, node says only after its headers that it is complete, and 'end' never comes
  // where nobody reads it.
  const deadline = setTimeout(() => {
    if (!request.complete) request.destroy()
  }, milliseconds)
  request.once('end', () => clearTimeout(deadline))
  request.once('close', () => clearTimeout(deadline))
}
