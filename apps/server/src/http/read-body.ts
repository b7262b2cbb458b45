import type { IncomingMessage } from 'node:http'
import { ServiceError } from '../services/errors.ts'
import { requirePlainBody } from './plain-body.ts'

/** Bytes of a body that is JSON. The longest honest one deletes a thousand images. */
const maxBodyBytes = 100 * 1024

/**
 * Reads a body that is JSON to its end. Throws `TOO_LARGE`, before anything is read where the length is told, and `INVALID_INPUT` for one
 * that breaks off. What is not read is left to `drainBehind`.
 */
export async function readBody(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  if (Number(request.headers['content-length'] ?? 0) > maxBodyBytes) throw tooLarge()
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    // Left open when it is given up: its client must be able to read the refusal.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      bytes += chunk.length
      if (bytes > maxBodyBytes) throw tooLarge()
      chunks.push(chunk)
    }
  } catch (cause) {
    if (cause instanceof ServiceError) throw cause
    throw new ServiceError('INVALID_INPUT', 'The connection broke off in the middle of the request', {
      cause,
    })
  }
  return Buffer.concat(chunks)
}

/** The same as JSON. Throws `INVALID_INPUT` for what is none, too. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const { 'content-type': type = '' } = request.headers
  if (!/^application\/json\s*(?:;|$)/i.test(type)) {
    throw new ServiceError(
      'INVALID_INPUT',
      `Expected application/json for Content-Type but received ${type || 'nothing'}`,
    )
  }
  requirePlainBody(request)
  const body = await readBody(request)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch (cause) {
    const received = body.length === 0 ? 'nothing' : 'something else'
    throw new ServiceError('INVALID_INPUT', `Expected JSON for the body but received ${received}`, { cause })
  }
}

function tooLarge(): ServiceError {
  const details = { limit: maxBodyBytes }
  return new ServiceError('TOO_LARGE', `Expected a body of at most ${maxBodyBytes} bytes`, { details })
}
