import type { IncomingMessage, ServerResponse } from 'node:http'
import { cleanFileName } from '../contract/names.ts'
import type { UploadResult } from '../contract/objects.ts'
import type { Deps } from '../deps.ts'
import { answerJson } from '../http/answer.ts'
import { contextOf } from '../http/context.ts'
import { type PublicError, reportError } from '../http/errors.ts'
import { type FilePart, readMultipart } from '../http/read-multipart.ts'
import { requireScope } from '../services/actor.ts'
import { ServiceError } from '../services/errors.ts'
import { ingestImage } from '../services/images/ingest-image.ts'

export const uploadPath = '/api/v1/images'
const fileField = 'image'

/** What is read and thrown away of a refused file to get at the next; beyond it, reading on costs more than asking again. */
const drainedBytes = 16 * 2 ** 20

type Outcome = { result: UploadResult; failure: PublicError | null }

/**
 * `POST /api/v1/images`: one or many files as multipart, streamed to disk one after the other, each answered for itself. 201 if any
 * was taken, else the status of the first error.
 */
export function createUploadRoute(deps: Deps) {
  return async (request: IncomingMessage, response: ServerResponse, requestId: string): Promise<void> => {
    const context = await contextOf(deps, request, requestId)
    const actor = context.actor()
    requireScope(actor, 'write')
    const outcomes: Promise<Outcome>[] = []
    let given = 0

    async function takePart({ field, name, source }: FilePart): Promise<void> {
      if (field !== fileField) {
        source.resume()
        outcomes.push(
          Promise.resolve(
            refuse(
              name,
              new ServiceError(
                'INVALID_INPUT',
                `Expected files in the field ${fileField} but received ${JSON.stringify(field)}`,
              ),
            ),
          ),
        )
        return
      }
      const { received, ingested } = ingestImage(deps, actor, { name: cleanFileName(name), source })
      outcomes.push(
        ingested.then(
          (result) => ({ result, failure: null }),
          (error: unknown) => refuse(name, error),
        ),
      )
      await received.catch((error: unknown) => {
        const remaining = Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY) - given
        if (remaining > drainedBytes) throw new UploadStopped({ cause: error })
      })
    }

    function refuse(name: string, error: unknown): Outcome {
      const failure = reportError(error, requestId, deps.logger)
      return { result: { error: failure.body.error, name: cleanFileName(name) }, failure }
    }

    if (request.headers.expect === '100-continue') response.writeContinue()
    request.on('data', (chunk: Buffer) => {
      given += chunk.length
    })
    let stopped = false
    try {
      await readMultipart(request, takePart)
    } catch (error) {
      if (!(error instanceof UploadStopped)) {
        await Promise.all(outcomes)
        throw error
      }
      stopped = true
    }
    answer(response, await Promise.all(outcomes), { stopped, cookies: context.cookies })
  }
}

/** The rest of the body is not read: what came so far decides the answer. */
class UploadStopped extends Error {
  override readonly name = 'UploadStopped'
  constructor(options: { cause: unknown }) {
    super('The rest of the upload is not read', options)
  }
}

function answer(
  response: ServerResponse,
  outcomes: Outcome[],
  { stopped, cookies }: { stopped: boolean; cookies: string[] },
): void {
  const first = outcomes[0]
  if (!first) throw new ServiceError('INVALID_INPUT', `Expected at least one file in the field ${fileField}`)
  const images = outcomes.map(({ result }) => result)
  const headers = {
    // What is still on its way would be taken for the next request.
    ...(stopped ? { Connection: 'close' } : {}),
    ...(cookies.length > 0 ? { 'Set-Cookie': cookies } : {}),
  }
  const failure = outcomes.every((outcome) => outcome.failure) ? first.failure : null
  if (failure) answerJson(response, failure.http, { ...failure.body, images }, headers)
  else answerJson(response, 201, { images }, headers)
}
