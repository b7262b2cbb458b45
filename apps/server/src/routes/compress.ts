import { createReadStream } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CompressionRecipe } from '@tessera/core/recipes'
import { CompressQuery } from '../contract/inputs.ts'
import type { Deps } from '../deps.ts'
import { acceptedFormat } from '../http/accepted-format.ts'
import { dataPolicy } from '../http/answer.ts'
import { contextOf } from '../http/context.ts'
import { allowOrigin } from '../http/cors.ts'
import { goneSignal } from '../http/gone-signal.ts'
import { guardUpload, silentMilliseconds } from '../http/guard-upload.ts'
import { outputHeaders } from '../http/output-headers.ts'
import { parseInput } from '../http/parse.ts'
import { createQueryParser } from '../http/parse-query.ts'
import { requirePlainBody } from '../http/plain-body.ts'
import type { RawRequest } from '../http/raw-request.ts'
import { type FilePart, readMultipart } from '../http/read-multipart.ts'
import { ServiceError } from '../services/errors.ts'
import { compressBytes, tooManyBytes } from '../services/images/compress-bytes.ts'

export const compressPath = '/api/v1/compress'

const parseQuery = createQueryParser(CompressQuery)

/**
 * `POST /api/v1/compress`: an image in, raw or as the one file of a multipart body, and the compressed one out. Without a format Accept decides.
 */
export function createCompressRoute(deps: Deps) {
  return async (
    request: IncomingMessage,
    response: ServerResponse,
    { requestId, beginBody }: RawRequest,
  ): Promise<void> => {
    allowOrigin(deps.config, request, response)
    response.appendHeader('Vary', 'Accept')
    const context = await contextOf(deps, request, { requestId, response })
    await context.count()
    const actor = context.actor()
    requirePlainBody(request)
    const recipe = readRecipe(request)
    const signal = goneSignal(response)

    const spool = async (store: (source: Readable) => Promise<void>) => {
      const { maxBytes, minBytesPerSecond } = deps.config.uploads
      const isMultipart = /^multipart\/form-data\b/i.test(request.headers['content-type'] ?? '')
      if (!isMultipart && Number(request.headers['content-length'] ?? 0) > maxBytes)
        throw tooManyBytes(maxBytes)
      beginBody()
      guardUpload(request, { bytesPerSecond: minBytesPerSecond })
      return isMultipart ? readFirstFile(request, store, signal) : store(request)
    }
    await compressBytes(deps, actor, { recipe, spool, signal }, async (file, made) => {
      response.writeHead(200, {
        ...outputHeaders(made),
        'Content-Length': made.bytes,
        'Cache-Control': 'no-store',
        'Content-Security-Policy': dataPolicy,
        ...(context.cookies.length > 0 ? { 'Set-Cookie': context.cookies } : {}),
      })
      // While it was compressed the client could not but be silent; now it has something to read, and holds a place until it has.
      request.socket.setTimeout(silentMilliseconds)
      await pipeline(createReadStream(file), response)
    })
  }
}

/** Throws `INVALID_INPUT` for what no recipe takes. */
function readRecipe(request: IncomingMessage): CompressionRecipe {
  const { search } = new URL(request.url ?? '', 'http://localhost')
  const query = parseQuery(search)
  const format = query.format ?? acceptedFormat(request.headers.accept)
  return parseInput(CompressionRecipe, { ...query, format })
}

async function readFirstFile(
  request: IncomingMessage,
  store: (source: Readable) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  let isTaken = false
  async function take({ field, source }: FilePart): Promise<void> {
    if (isTaken || field !== 'image') return void source.destroy()
    isTaken = true
    await store(source)
  }
  await readMultipart(request, { take, signal })
  if (!isTaken) throw new ServiceError('INVALID_INPUT', 'Expected a file, with its name, in the field image')
}
