import type { ServerResponse } from 'node:http'
import type { PublicError } from './errors.ts'

/** Headers of every answer, whatever it is. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
}

/** What keeps an answer that is data from ever being a page. */
export const dataPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox"

/** Answers a plain node request with JSON; an answer that has begun already is cut off instead, so that nobody takes it for whole. */
export function answerJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string | string[]> = {},
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
    ...headers,
  })
  response.end(text)
}

export function answerError(
  response: ServerResponse,
  error: PublicError,
  headers: Record<string, string | string[]> = {},
): void {
  answerJson(response, error.http, error.body, { ...headers, ...error.headers })
}
