import { type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { securityHeaders } from './answer.ts'

/** What node says of bytes that are no request, as a status and a sentence. Anything else is a 400. */
const refusals: Record<string, { status: number; message: string }> = {
  HPE_HEADER_OVERFLOW: { status: 431, message: 'Expected at most 16 KiB of address and headers' },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: { status: 413, message: 'Expected at most 16 KiB of chunk extensions' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, message: 'The headers of the request took too long to arrive' },
}
const malformed = { status: 400, message: 'This is no valid HTTP request, or it broke off' }

/**
 * Ends a connection that brings what is no request, with an error of the one shape. `answering` is the answer to the request before it on
 * this connection, if any: one that has begun must not be written into.
 */
export function refuseUnreadable(
  { code = '' }: NodeJS.ErrnoException,
  socket: Duplex,
  { requestId, answering }: { requestId: string; answering: ServerResponse | undefined },
): void {
  const isUnderWay = answering?.headersSent && !answering.writableFinished
  if (code === 'ECONNRESET' || !socket.writable || isUnderWay) return void socket.destroy()
  const { status, message } = refusals[code] ?? malformed
  const body = JSON.stringify({ error: { code: 'INVALID_INPUT', message, requestId } })
  const headers = {
    ...securityHeaders,
    'X-Request-Id': requestId,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    'Cache-Control': 'no-store',
    Connection: 'close',
  }
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  // What else comes is not read: it could not be told apart.
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head.join('')}\r\n${body}`, () =>
    socket.destroy(),
  )
}
