import type { IncomingMessage, ServerResponse } from 'node:http'
import { cleanFileName } from '../contract/names.ts'
import type { ErrorAnswer, UploadResult } from '../contract/objects.ts'
import type { Deps } from '../deps.ts'
import { answerJson } from '../http/answer.ts'
import { contextOf, type RequestContext } from '../http/context.ts'
import { allowOrigin } from '../http/cors.ts'
import { type PublicError, reportError } from '../http/errors.ts'
import { guardUpload } from '../http/guard-upload.ts'
import { readIdempotencyKey, replayedHeader } from '../http/idempotency.ts'
import { requirePlainBody } from '../http/plain-body.ts'
import type { RawRequest } from '../http/raw-request.ts'
import { type FilePart, mostParts, readMultipart } from '../http/read-multipart.ts'
import { type Actor, requireScope } from '../services/actor.ts'
import { ServiceError } from '../services/errors.ts'
import { answerOnce } from '../services/idempotency/answer-once.ts'
import { ingestImage } from '../services/images/ingest-image.ts'

export const uploadPath = '/api/v1/images'
const fileField = 'image'

/** What is read and thrown away of a refused file to get at the next; beyond it, reading on costs more than asking again. */
const drainedBytes = 16 * 2 ** 20

type Outcome = { result: UploadResult; failure: PublicError | null }

interface UploadAnswer {
  status: number
  body: { images: UploadResult[] } & Partial<ErrorAnswer>
  headers: Record<string, string>
}

/**
 * `POST /api/v1/images`: one or many files as multipart, streamed to disk one after the other, each answered for itself. 201 if any
 * was taken, else the status of the first error.
 */
export function createUploadRoute(deps: Deps) {
  return async (
    request: IncomingMessage,
    response: ServerResponse,
    { requestId, beginBody }: RawRequest,
  ): Promise<void> => {
    allowOrigin(deps.config, request, response)
    const context = await contextOf(deps, request, { requestId, response })
    await context.count()
    const actor = context.actor()
    requireScope(actor, 'write')
    requirePlainBody(request)
    const key = readIdempotencyKey(request.headers)
    const receive = () => receiveFiles(context, request, { actor, beginBody })
    const { answer, isReplay } =
      key === null
        ? { ...(await receive()), isReplay: false }
        : await answerOnce(deps, actor, { key, question: questionOf(request), perform: receive })
    answerJson(request, response, {
      ...answer,
      headers: {
        ...answer.headers,
        ...(context.cookies.length > 0 && { 'Set-Cookie': context.cookies }),
        ...(isReplay && { [replayedHeader]: 'true' }),
      },
    })
  }
}

/** What is known of a request before its body is read, which may be long: a key is good for a body of the same length. */
function questionOf({ headers }: IncomingMessage): unknown {
  const [mediaType = ''] = (headers['content-type'] ?? '').split(';')
  return [`POST ${uploadPath}`, mediaType.trim().toLowerCase(), headers['content-length'] ?? null]
}

/** `isFinal` when the whole body was read and something of it was taken. */
async function receiveFiles(
  { deps, requestId, address }: RequestContext,
  request: IncomingMessage,
  { actor, beginBody }: { actor: Actor; beginBody: () => void },
): Promise<{ answer: UploadAnswer; isFinal: boolean }> {
  const outcomes: Promise<Outcome>[] = []
  const stop = new AbortController()
  const length = Number(request.headers['content-length'] ?? Number.NaN)
  let given = 0
  let refusedAt: number | null = null

  async function takePart({ field, name, source }: FilePart): Promise<void> {
    refusedAt = null
    if (field !== fileField) {
      source.destroy()
      const received = field === undefined ? 'no field' : JSON.stringify(field)
      const error = new ServiceError(
        'INVALID_INPUT',
        `Expected files in the field ${fileField} but received ${received}`,
      )
      outcomes.push(Promise.resolve(refuse(name, error)))
      return
    }
    const { received, ingested } = ingestImage(deps, actor, {
      name: cleanFileName(name),
      source,
      via: 'multipart',
      address,
    })
    outcomes.push(
      ingested.then(
        (result) => ({ result, failure: null }),
        (error: unknown) => refuse(name, error),
      ),
    )
    await received.catch(() => {
      if (length - given > drainedBytes) stop.abort(new UploadStopped())
      refusedAt = given
    })
  }

  function refuse(name: string, error: unknown): Outcome {
    const failure = reportError(error, requestId, deps.logger)
    return { result: { error: failure.body.error, name: cleanFileName(name) }, failure }
  }

  guardUpload(request, { bytesPerSecond: deps.config.uploads.minBytesPerSecond })
  beginBody()
  request.on('data', (chunk: Buffer) => {
    given += chunk.length
    if (refusedAt !== null && given - refusedAt > drainedBytes) stop.abort(new UploadStopped())
  })
  let isWhole = false
  try {
    const { hadMore } = await readMultipart(request, { take: takePart, signal: stop.signal })
    isWhole = true
    // Whoever sent them must not take them for stored.
    if (hadMore) outcomes.push(Promise.resolve(refuse('', tooManyParts())))
  } catch (error) {
    // What was stored before the body turned out to be broken is told, not taken back.
    if (!(error instanceof UploadStopped) && outcomes.length === 0) throw error
  }
  const answer = toAnswer(await Promise.all(outcomes))
  return { answer, isFinal: isWhole && answer.status === 201 }
}

function tooManyParts(): ServiceError {
  const message = `Expected at most ${mostParts} parts in one request; those behind them were not read`
  return new ServiceError('INVALID_INPUT', message, { details: { limit: mostParts } })
}

/** The rest of the body is not read: what came so far decides the answer. */
class UploadStopped extends Error {
  override readonly name = 'UploadStopped'
}

/** 201 if any was taken, else as the first was refused. */
function toAnswer(outcomes: Outcome[]): UploadAnswer {
  const first = outcomes[0]
  if (!first)
    throw new ServiceError(
      'INVALID_INPUT',
      `Expected at least one file, with its name, in the field ${fileField}`,
    )
  const images = outcomes.map(({ result }) => result)
  const failure = outcomes.every((outcome) => outcome.failure) ? first.failure : null
  return failure
    ? { status: failure.http, body: { ...failure.body, images }, headers: failure.headers }
    : { status: 201, body: { images }, headers: {} }
}
