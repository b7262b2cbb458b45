import type { IncomingMessage } from 'node:http'
import { PassThrough, type Readable } from 'node:stream'
import { Busboy } from '@fastify/busboy'
import { ServiceError } from '../services/errors.ts'

export interface FilePart {
  field: string
  name: string
  source: Readable
}

/** Parts that are no files: there is no use for them, so few and short ones are let pass. */
const limits = { fields: 20, fieldSize: 10_000, headerPairs: 50 }

/** Parts of one body, whatever they are. */
export const mostParts = 2000

/** What may wait between two stages of the stream. */
const chunkBytes = 1024 * 1024

/**
 * The files of a multipart body, one after the other as they arrive. `take` is called for each, and may give its source up by destroying
 * it; when it rejects, or `signal` fires, nothing more is read. Resolves when the body has been read to its end and all were
 * taken, and says whether there were more parts than `mostParts`, which were passed over; rejects with `INVALID_INPUT` for a body that is
 * malformed or breaks off.
 */
export async function readMultipart(
  request: IncomingMessage,
  { take, signal }: { take: (part: FilePart) => Promise<void>; signal: AbortSignal },
): Promise<{ hadMore: boolean }> {
  const { 'content-type': type } = request.headers
  if (type === undefined || !/^multipart\/form-data\s*;.*boundary=/i.test(type)) {
    throw new ServiceError(
      'INVALID_INPUT',
      `Expected multipart/form-data with a boundary but received ${type ?? 'no Content-Type'}`,
    )
  }
  if (request.destroyed) throw brokenOff()
  const body = openParser(request, type)
  const reading = Promise.withResolvers<void>()
  const taken: Promise<void>[] = []
  const open = new Set<PassThrough>()

  body.on('file', (field, part, name) => {
    // What is handed out may be given up at any time; the part itself must run on to its end, or nothing behind it is ever read.
    const source = new PassThrough({ highWaterMark: chunkBytes })
    // Its errors reach whoever reads it; one that nobody reads (any more) must not end the process.
    source.on('error', () => {})
    open.add(source)
    source.once('close', () => {
      open.delete(source)
      part.unpipe(source)
      part.resume()
    })
    part.on('error', (cause) => source.destroy(malformed(cause)))
    part.pipe(source)
    taken.push(take({ field, name: decodeName(name), source }).catch(reading.reject))
  })
  // Behind the last boundary there may be an epilogue, and the end of a chunked body: the request is read once that is, too.
  const ended = new Promise<void>((resolve) => request.once('end', resolve))
  body.on('finish', () => {
    request.unpipe(body)
    request.resume()
    void Promise.all([...taken, ended]).then(() => reading.resolve())
  })
  let isTooMany = false
  body.on('partsLimit', () => {
    isTooMany = true
  })
  body.on('error', (cause: unknown) => reading.reject(malformed(cause)))
  const broken = () => reading.reject(brokenOff())
  signal.addEventListener('abort', () => reading.reject(signal.reason), { once: true })
  request.once('aborted', broken)
  request.once('error', broken)
  request.pipe(body)
  try {
    await reading.promise
    return { hadMore: isTooMany }
  } finally {
    request.unpipe(body)
    body.destroy()
    // Whoever still reads a part lets go of what it holds.
    for (const source of open) if (!source.readableEnded) source.destroy(brokenOff())
  }
}

/** Throws `INVALID_INPUT` for headers that it cannot work with, such as a boundary without an end. */
function openParser(request: IncomingMessage, type: string): InstanceType<typeof Busboy> {
  try {
    const headers = { ...request.headers, 'content-type': type }
    return new Busboy({
      headers,
      limits: { ...limits, parts: mostParts },
      highWaterMark: chunkBytes,
      fileHwm: chunkBytes,
    })
  } catch (cause) {
    throw malformed(cause)
  }
}

/** Browsers write a quotation mark in a file name as %22 and leave every other percent sign alone (WHATWG, multipart/form-data). */
function decodeName(name: string): string {
  return name.replaceAll('%22', '"')
}

function malformed(cause: unknown): ServiceError {
  return new ServiceError('INVALID_INPUT', 'The multipart body is malformed or incomplete', { cause })
}

function brokenOff(): ServiceError {
  return new ServiceError('INVALID_INPUT', 'The connection broke off in the middle of the upload')
}
