import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Deps } from '../deps.ts'
import { answerJson } from '../http/answer.ts'
import { contextOf } from '../http/context.ts'
import { allowOrigin } from '../http/cors.ts'
import { guardUpload } from '../http/guard-upload.ts'
import { requirePlainBody } from '../http/plain-body.ts'
import type { RawRequest } from '../http/raw-request.ts'
import { putUpload } from '../services/uploads/put-upload.ts'
import { uploadsPath } from '../uploads/upload-links.ts'

export const uploadPrefix = `${uploadsPath}/`

/** `PUT /api/v1/uploads/{token}`: the raw bytes of one file. The address is the permission; no account is asked for. */
export function createPutRoute(deps: Deps) {
  return async (
    request: IncomingMessage,
    response: ServerResponse,
    { requestId, beginBody }: RawRequest,
  ): Promise<void> => {
    allowOrigin(deps.config, request, response)
    const context = await contextOf(deps, request, { requestId, response })
    await context.count()
    requirePlainBody(request)
    const [path = ''] = (request.url ?? '').split('?')
    const length = request.headers['content-length']
    const body = await putUpload(context.deps, {
      token: path.slice(uploadPrefix.length),
      source: request,
      length: length === undefined ? null : Number(length),
      address: context.address,
      onBegin() {
        guardUpload(request, { bytesPerSecond: deps.config.uploads.minBytesPerSecond })
        beginBody()
      },
    })
    answerJson(request, response, { status: 201, body })
  }
}
