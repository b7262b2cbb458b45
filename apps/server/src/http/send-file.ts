import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { type BlobStore, type ByteRange, mediaTypeOf } from '@tessera/storage'
import { create as contentDisposition } from 'content-disposition'
import parseRange from 'range-parser'
import { ServiceError } from '../services/errors.ts'
import { dataPolicy } from './answer.ts'

export interface FileAnswer {
  key: string
  name: string
  /** When the link dies; the answer may be kept that long. */
  expiresAt: Date
  now: Date
  /** To be saved rather than shown. */
  attachment: boolean
}

/** Sends a blob: whole or one range of it, or 304. Throws `BLOB_NOT_FOUND` or `RANGE_INVALID` before anything is sent. */
export async function sendFile(
  blobs: Pick<BlobStore, 'get'>,
  request: IncomingMessage,
  response: ServerResponse,
  file: FileAnswer,
): Promise<void> {
  // Keys are write-once, so the key is the best validator there is, and costs no look at the file.
  const etag = `"${file.key}"`
  const maxAge = Math.max(0, Math.floor((file.expiresAt.getTime() - file.now.getTime()) / 1000))
  const headers: Record<string, string | number> = {
    ETag: etag,
    'Cache-Control': `private, max-age=${maxAge}, immutable`,
    'Content-Security-Policy': dataPolicy,
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Accept-Ranges': 'bytes',
  }
  if (matches(etag, request.headers['if-none-match'])) {
    response.writeHead(304, headers).end()
    return
  }
  let chosen: ByteRange | null = null
  const read = await blobs.get(file.key, (size) => {
    chosen = chooseRange(request, { size, etag })
    return chosen
  })
  const partial = chosen !== null
  const { start, end } = read.range
  headers['Content-Type'] = mediaTypeOf(file.key)
  headers['Content-Length'] = end - start + 1
  headers['Content-Disposition'] = contentDisposition(file.name, {
    type: file.attachment ? 'attachment' : 'inline',
  })
  if (partial) headers['Content-Range'] = `bytes ${start}-${end}/${read.size}`
  response.writeHead(partial ? 206 : 200, headers)
  if (read.body instanceof Uint8Array) response.end(request.method === 'HEAD' ? undefined : read.body)
  else if (request.method === 'HEAD') {
    read.body.destroy()
    response.end()
  } else await pipeline(read.body, response)
}

/** One range is honoured; several, another unit, or one of an older version (If-Range) get the whole, as RFC 9110 allows. */
function chooseRange(
  request: IncomingMessage,
  { size, etag }: { size: number; etag: string },
): ByteRange | null {
  const { range, 'if-range': ifRange } = request.headers
  // Ranges are defined for GET only (RFC 9110, 14.2).
  if (request.method !== 'GET' || range === undefined || (ifRange !== undefined && ifRange !== etag))
    return null
  const ranges = parseRange(size, range)
  if (ranges === -1) {
    throw new ServiceError(
      'RANGE_INVALID',
      `Expected a range within ${size} bytes but received ${range.slice(0, 100)}`,
      { details: { size } },
    )
  }
  if (ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return null
  return ranges[0] ?? null
}

function matches(etag: string, header = ''): boolean {
  return header.split(',').some((part) => part.trim() === '*' || part.trim().replace(/^W\//, '') === etag)
}
