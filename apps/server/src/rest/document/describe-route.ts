import type { ZodOpenApiOperationObject, ZodOpenApiResponsesObject } from 'zod-openapi'
import type { PublicCode } from '../../http/errors.ts'
import { ImageBytes } from '../answers.ts'
import { type Route, takesIdempotencyKey } from '../route.ts'
import { headersOf } from './headers.ts'
import { describeProblems } from './problems.ts'
import { sampleOf } from './sample.ts'

/** One line of the REST table as the document has it. */
export function describeRoute(route: Route): ZodOpenApiOperationObject {
  const {
    method,
    path,
    summary,
    description,
    tag,
    public: isPublic,
    params,
    query,
    headers,
    body,
    responses,
  } = route
  return {
    operationId: operationId(method, path),
    summary,
    ...(description !== undefined && { description }),
    tags: [tag],
    ...(isPublic ? { security: [] } : {}),
    requestParams: {
      ...(params ? { path: params } : {}),
      ...(query ? { query } : {}),
      ...(headers ? { header: headers } : {}),
    },
    ...(takesIdempotencyKey(route) && {
      parameters: [{ $ref: '#/components/parameters/Idempotency-Key' }],
    }),
    ...(body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: body, example: exampleOf(route) } },
      },
    }),
    responses: { ...describeResponses(responses), ...describeProblems(codesOf(route)) },
  }
}

/** A body as a client may send it: the one that the route gives, else one made up of its schema. */
export function exampleOf({ body, example }: Route): unknown {
  return example ?? (body && sampleOf(body, 'input'))
}

/** What can go wrong with any route of its kind, and what with this one. */
function codesOf(route: Route): PublicCode[] {
  const { method, path, public: isPublic, query, body, errors } = route
  return [
    ...(query || body ? (['INVALID_INPUT'] as const) : []),
    ...(isPublic ? [] : (['UNAUTHENTICATED', 'FORBIDDEN'] as const)),
    ...(isPublic && method !== 'get' ? (['FORBIDDEN'] as const) : []),
    ...(path.includes('{') ? (['NOT_FOUND'] as const) : []),
    ...(body ? (['TOO_LARGE'] as const) : []),
    ...(takesIdempotencyKey(route) ? (['INVALID_INPUT', 'CONFLICT'] as const) : []),
    ...errors,
    ...commonCodes,
  ]
}

/** What every route may answer with. */
export const commonCodes = ['RATE_LIMITED', 'INTERNAL', 'UNAVAILABLE'] as const satisfies PublicCode[]

const statusTexts: Record<string, string> = {
  200: 'Done',
  201: 'Made',
  202: 'Under way',
  204: 'Done; there is nothing to say',
  302: 'Follow the Location, a signed link',
}

function describeResponses(responses: Route['responses']): ZodOpenApiResponsesObject {
  const described: ZodOpenApiResponsesObject = {}
  for (const [status, schema] of Object.entries(responses)) {
    const description = statusTexts[status] ?? 'Done'
    described[status as '200'] =
      schema === ImageBytes
        ? { description, headers: outputHeaders, content: { 'image/*': { schema } } }
        : {
            description,
            ...(status === '302' && { headers: headersOf('Location') }),
            ...(schema && {
              content: { 'application/json': { schema, example: sampleOf(schema, 'output') } },
            }),
          }
  }
  return described
}

/** Of an answer that is the output itself. */
export const outputHeaders = headersOf('Tessera-Bytes', 'Tessera-SSIM', 'Tessera-Quality')

/** `GET /api/v1/images/{id}/compressions` -> `getImagesIdCompressions`: unique as paths are, and stable. */
function operationId(method: string, path: string): string {
  const words = path
    .replace('/api/v1/', '')
    .split(/[^A-Za-z]+/)
    .filter(Boolean)
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}
