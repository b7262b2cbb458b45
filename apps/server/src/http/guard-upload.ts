import type { IncomingMessage } from 'node:http'

/** Long enough that a line which fails for a moment, or a busy disk, is not taken for a dead client. */
const windowMilliseconds = 60_000

/** How long a connection may be silent while a request is read or its answer written, in milliseconds. */
export const silentMilliseconds = 120_000

/**
 * Ends the connection of an upload that comes slower than `bytesPerSecond` over a whole window: one byte now and then would hold it for
 * ever. A slow honest one may take as long as it takes, and once all has arrived its answer may, too.
 */
export function guardUpload(
  request: IncomingMessage,
  { bytesPerSecond, milliseconds = windowMilliseconds }: { bytesPerSecond: number; milliseconds?: number },
): void {
  const { socket } = request
  let seen = socket.bytesRead
  const timer = setInterval(() => {
    const came = socket.bytesRead - seen
    seen = socket.bytesRead
    // What waits to be read here is not the client's fault.
    const isOurs = request.readableLength >= request.readableHighWaterMark
    if (came < (bytesPerSecond * milliseconds) / 1000 && !isOurs) request.destroy()
  }, milliseconds)
  request.once('close', () => clearInterval(timer))
  request.once('end', () => {
    clearInterval(timer)
    // Scanning and looking at a large file takes longer than a silent client is given; http sets this again for the next request.
    socket.setTimeout(0)
  })
}
