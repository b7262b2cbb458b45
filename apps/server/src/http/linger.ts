import type { IncomingMessage, ServerResponse } from 'node:http'

/** As nginx has them (lingering_time, and a bound on what is read meanwhile). */
const longestMilliseconds = 30_000
const mostBytes = 64 * 2 ** 20

/**
 * Ends an answer that was given before the request was read to its end. Closing at once would make the kernel answer what is still
 * on its way with a reset, and the client would lose the answer; so what comes is thrown away for a while, until the client
 * has read the answer and stops. The answer's body must have been written, with its length.
 */
export function lingerAndEnd(request: IncomingMessage, response: ServerResponse): void {
  let read = 0
  const timer = setTimeout(end, longestMilliseconds)
  function end() {
    clearTimeout(timer)
    response.end()
  }
  request.on('data', (chunk: Buffer) => {
    read += chunk.length
    if (read > mostBytes) end()
  })
  request.once('end', end)
  request.once('close', end)
  request.resume()
}

/**
 * Reads on behind an answer that was given before the request was read to its end, so that the connection is good for the next one, as
 * the answer says. For a while only: one that sends without end is closed.
 */
export function drainBehind(request: IncomingMessage, response: ServerResponse): void {
  response.once('finish', () => {
    if (request.complete || request.destroyed) return
    let read = 0
    request.on('data', (chunk: Buffer) => {
      read += chunk.length
      if (read > mostBytes) request.destroy()
    })
    request.resume()
  })
}
