import type { IncomingMessage, ServerResponse } from 'node:http'
import type { PublicError } from './errors.ts'
import { lingerAndEnd } from './linger.ts'

/** Headers of every answer, whatever it is. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
}

/** What keeps an answer that is data from ever being a page. */
export const dataPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox"

type Headers = Record<string, string | string[]>

/**
 * Answers a plain node request with JSON; if its body was not read to the end, the connection closes behind the answer. An answer that
 * has begun already is cut off instead, so that nobody takes it for whole.
 */
export function answerJson(
  request: IncomingMessage,
  response: ServerResponse,
  { status, body, headers = {} }: { status: number; body: unknown; headers?: Headers },
): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    'Content-Security-Policy': dataPolicy,
    // What is still on its way would be taken for the next request.
    ...(request.complete ? {} : { Connection: 'close' }),
    ...headers,
  })
  if (request.complete) response.end(text)
  else {
    response.write(text)
    lingerAndEnd(request, response)
  }
}

export function answerError(request: IncomingMessage, response: ServerResponse, error: PublicError): void {
  answerJson(request, response, { status: error.http, body: error.body, headers: error.headers })
}
