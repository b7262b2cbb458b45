import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { type BlobStore, type ByteRange, mediaTypeOf } from '@tessera/storage'
import { create as contentDisposition } from 'content-disposition'
import parseRange from 'range-parser'
import { ServiceError } from '../services/errors.ts'
import { type FileLife, fileHeaders, isKnown } from './file-headers.ts'
import type { LentBuffers } from './lent-buffers.ts'

export interface FileAnswer extends Omit<FileLife, 'etag'> {
  key: string
  name: string
  /** To be saved rather than shown. */
  attachment: boolean
}

/**
 * Sends a blob: whole or one range of it, or 304. Throws `BLOB_NOT_FOUND` or `RANGE_INVALID` before anything is sent. All headers are its own: the
 * response must have none yet.
 */
export async function sendFile(
  { blobs, buffers }: { blobs: Pick<BlobStore, 'get'>; buffers: LentBuffers },
  { request, response }: { request: IncomingMessage; response: ServerResponse },
  file: FileAnswer,
): Promise<void> {
  // Keys are write-once, so the key is the best validator there is, and costs no look at the file.
  const etag = `"${file.key}"`
  const headers = fileHeaders({ ...file, etag })
  headers.push('Accept-Ranges', 'bytes')
  const { range: asked } = request.headers
  if (isKnown(request, etag)) {
    response.writeHead(304, headers).end()
    return
  }
  let chosen: ByteRange | null = null
  const choose = (size: number) => {
    chosen = chooseRange(request, { size, etag })
    return chosen
  }
  const loan = buffers.borrow()
  const read = await blobs.get(file.key, asked === undefined ? null : choose, loan.allocate)
  const partial = chosen !== null
  const { start, end } = read.range
  headers.push('Content-Type', mediaTypeOf(file.key))
  headers.push('Content-Length', String(end - start + 1))
  headers.push('Content-Disposition', dispositionOf(file))
  if (partial) headers.push('Content-Range', `bytes ${start}-${end}/${read.size}`)
  response.writeHead(partial ? 206 : 200, headers)
  // Called once the system has the bytes, or the connection is closed and nobody reads them any more.
  if (read.body instanceof Uint8Array)
    response.end(request.method === 'HEAD' ? undefined : read.body, loan.giveBack)
  else if (request.method === 'HEAD') {
    read.body.destroy()
    response.end()
  } else await pipeline(read.body, response)
}

const plainName = /^[A-Za-z0-9._-]+$/

/** Most names are a token as they are (RFC 9110, 5.6.2), and need no look at what would have to be encoded. */
function dispositionOf({ name, attachment }: FileAnswer): string {
  const type = attachment ? 'attachment' : 'inline'
  return plainName.test(name) ? `${type}; filename=${name}` : contentDisposition(name, { type })
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
  const ranges = parseRange(size, withinSize(range, size))
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

/** The last so many bytes of a file that has fewer are all of it (RFC 9110, 14.1.2); range-parser takes them for none. */
function withinSize(range: string, size: number): string {
  return range.replace(
    /^(bytes=\s*-)(\d+)\s*$/,
    (_, begin: string, last: string) => begin + Math.min(Number(last), size),
  )
}
