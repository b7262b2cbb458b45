import { z } from 'zod'
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi'
import { CompressQuery } from '../contract/inputs.ts'
import { ErrorAnswer, Ingested, UploadResult } from '../contract/objects.ts'
import { ImageBytes } from './answers.ts'
import type { Route } from './route.ts'
import { restTable } from './table.ts'

/** The OpenAPI 3.1 document, made from the REST table and the routes that are not JSON. Committed as docs/openapi.json. */
export function createOpenApiDocument(): ReturnType<typeof createDocument> {
  const paths: ZodOpenApiPathsObject = {}
  for (const route of restTable)
    paths[route.path] = { ...paths[route.path], [route.method]: describeRoute(route) }
  paths['/api/v1/images'] = { ...paths['/api/v1/images'], post: describeUpload() }
  paths['/api/v1/uploads/{ticket}'] = { ...paths['/api/v1/uploads/{ticket}'], put: describePut() }
  paths['/api/v1/compress'] = { post: describeCompress() }
  paths['/files/{token}/{path}'] = { get: describeFile() }
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Tessera',
      version: '1',
      description:
        'A self-hosted image service. Send an API token as `Authorization: Bearer`; get one from `POST /api/v1/auth/token`.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }, { session: [] }],
    tags: [...new Set(restTable.map(({ tag }) => tag)), 'files'].map((name) => ({ name })),
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'An API token' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'tessera_session',
          description: 'The session of a browser; writes also need a matching Origin',
        },
      },
    },
    paths,
  })
}

const problem = {
  description: 'What went wrong, in the one shape of all errors',
  content: { 'application/json': { schema: ErrorAnswer } },
}

function describeRoute({
  method,
  path,
  summary,
  tag,
  public: isPublic,
  params,
  query,
  headers,
  body,
  responses,
}: Route): ZodOpenApiOperationObject {
  return {
    operationId: operationId(method, path),
    summary,
    tags: [tag],
    ...(isPublic ? { security: [] } : {}),
    requestParams: {
      ...(params ? { path: params } : {}),
      ...(query ? { query } : {}),
      ...(headers ? { header: headers } : {}),
    },
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    responses: { ...describeResponses(responses), default: problem },
  }
}

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
    const type = schema === ImageBytes ? 'image/*' : 'application/json'
    const content = schema ? { content: { [type]: { schema } } } : {}
    described[status as '200'] = { description: statusTexts[status] ?? 'Done', ...content }
  }
  return described
}

function describeUpload(): ZodOpenApiOperationObject {
  return {
    operationId: 'uploadImages',
    summary: 'Upload one or many images',
    description:
      'Each file is answered for itself: 201 if any was taken. If none was, the status and `error` are those of the first.',
    tags: ['images'],
    requestBody: {
      required: true,
      content: {
        'multipart/form-data': { schema: z.object({ image: z.union([ImageBytes, z.array(ImageBytes)]) }) },
      },
    },
    responses: {
      201: {
        description: 'What became of each file',
        content: { 'application/json': { schema: z.object({ images: z.array(UploadResult) }) } },
      },
      default: problem,
    },
  }
}

function describePut(): ZodOpenApiOperationObject {
  const bytes = { 'application/octet-stream': { schema: ImageBytes } }
  return {
    operationId: 'putUpload',
    summary: 'Put a file to the address of its ticket',
    description:
      'The address comes from `POST /api/v1/uploads` and is used as it is. It can be put to again when the connection broke off, until it expires.',
    tags: ['uploads'],
    security: [],
    requestParams: {
      path: z.object({ ticket: z.string().meta({ description: 'As it stands in the address, signed' }) }),
    },
    requestBody: { required: true, content: bytes },
    responses: {
      201: { description: 'Taken', content: { 'application/json': { schema: Ingested } } },
      default: problem,
    },
  }
}

function describeCompress(): ZodOpenApiOperationObject {
  return {
    operationId: 'compressBytes',
    summary: 'Compress an image without keeping it',
    description:
      'The body is the image, or multipart with one file in the field `image`. Without a format the best of those that Accept names is made.',
    tags: ['compressions'],
    requestParams: { query: CompressQuery },
    requestBody: {
      required: true,
      content: {
        'image/*': { schema: ImageBytes },
        'multipart/form-data': { schema: z.object({ image: ImageBytes }) },
      },
    },
    responses: {
      200: { description: 'The compressed image', content: { 'image/*': { schema: ImageBytes } } },
      default: problem,
    },
  }
}

function describeFile(): ZodOpenApiOperationObject {
  const content = { 'image/*': { schema: ImageBytes } }
  return {
    operationId: 'getFile',
    summary: 'Get a file by its signed link',
    description:
      'Links come with images and compressions and are used as they are. Honours Range, If-Range and If-None-Match.',
    tags: ['files'],
    security: [],
    requestParams: {
      path: z.object({ token: z.string(), path: z.string() }),
      query: z.object({
        download: z
          .string()
          .optional()
          .meta({ description: 'If present, the file is to be saved rather than shown' }),
      }),
    },
    responses: {
      200: { description: 'The file', content },
      206: { description: 'The range', content },
      304: { description: 'What you have is current' },
      default: problem,
    },
  }
}

/** `GET /api/v1/images/{id}/compressions` -> `getImagesIdCompressions`: unique as paths are, and stable. */
function operationId(method: string, path: string): string {
  const words = path
    .replace('/api/v1/', '')
    .split(/[^A-Za-z]+/)
    .filter(Boolean)
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}
