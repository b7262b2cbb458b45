import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { Busboy } from '@fastify/busboy'
import { ServiceError } from '../services/errors.ts'

export interface FilePart {
  field: string
  name: string
  source: Readable
}

/** Parts that are no files: there is no use for them, so few and short ones are let pass. */
const limits = { fields: 20, fieldSize: 10_000, parts: 2000, headerPairs: 50 }

/**
 * The files of a multipart body, one after the other as they arrive; `take` is called for each, and must consume its source to the end
 * or stop the reading by rejecting. Resolves when the body has been read; rejects with `INVALID_INPUT` for one that is malformed
 * or breaks off.
 */
export async function readMultipart(
  request: IncomingMessage,
  take: (part: FilePart) => Promise<void>,
): Promise<void> {
  const { 'content-type': type } = request.headers
  if (type === undefined || !/^multipart\/form-data\s*;.*boundary=/i.test(type)) {
    throw new ServiceError(
      'INVALID_INPUT',
      `Expected multipart/form-data with a boundary but received ${type ?? 'no Content-Type'}`,
    )
  }
  const body = new Busboy({
    headers: { ...request.headers, 'content-type': type },
    limits,
    highWaterMark: 1024 * 1024,
    fileHwm: 1024 * 1024,
  })
  const reading = Promise.withResolvers<void>()
  const taken: Promise<void>[] = []

  body.on('file', (field, source, name) => {
    // Its errors reach whoever consumes it; one that nobody consumes yet must not end the process.
    source.on('error', () => {})
    taken.push(take({ field, name, source }).catch(reading.reject))
  })
  body.on('finish', () => Promise.all(taken).then(() => reading.resolve()))
  body.on('error', (error: unknown) => {
    reading.reject(
      new ServiceError('INVALID_INPUT', 'The multipart body is malformed or incomplete', { cause: error }),
    )
  })
  const broken = () =>
    reading.reject(new ServiceError('INVALID_INPUT', 'The connection broke off in the middle of the upload'))
  request.once('aborted', broken)
  request.once('error', broken)
  request.pipe(body)
  try {
    await reading.promise
  } finally {
    request.unpipe(body)
    // Parts that are still open end here, so that whoever reads them lets go of what they hold.
    body.destroy()
  }
}
