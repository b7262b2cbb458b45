import { z } from 'zod'
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi'
import { CompressQuery } from '../../contract/inputs.ts'
import { Ingested, UploadResult } from '../../contract/objects.ts'
import type { PublicCode } from '../../http/errors.ts'
import { ImageBytes } from '../answers.ts'
import { commonCodes, outputHeaders } from './describe-route.ts'
import { fileCodes } from './file-codes.ts'
import { headersOf } from './headers.ts'
import { describeProblems } from './problems.ts'
import { sampleOf } from './sample.ts'
import { describeTus } from './tus-routes.ts'

/** Of a request that brings a file. */
const uploadCodes = [
  'INVALID_INPUT',
  'FORBIDDEN',
  ...fileCodes,
  ...commonCodes,
] as const satisfies PublicCode[]

/** By its format Swagger UI knows that there are files to choose, which it does not see otherwise where they are in a list. */
const FileOfList = ImageBytes.meta({ ...ImageBytes.meta(), format: 'binary' })

/** The routes that move bytes, which are not in the REST table. Others may be at the same paths. */
export function describeBytesRoutes(): ZodOpenApiPathsObject {
  return {
    '/api/v1/images': { post: describeUpload() },
    '/api/v1/uploads/{ticket}': { put: describePut() },
    '/api/v1/compress': { post: describeCompress() },
    '/files/{token}/{path}': { get: describeFile() },
    ...describeTus(),
  }
}

function describeUpload(): ZodOpenApiOperationObject {
  const schema = z.object({ images: z.array(UploadResult) })
  return {
    operationId: 'uploadImages',
    summary: 'Upload one or many images',
    description:
      'Each file is answered for itself: 201 if any was taken. If none was, the status and `error` are those of the first. With an Idempotency-Key the same request is one with a body of the same length.',
    tags: ['images'],
    parameters: [{ $ref: '#/components/parameters/Idempotency-Key' }],
    requestBody: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: z.object({
            image: z.array(FileOfList).meta({ description: 'One or many files, each with its name' }),
          }),
        },
      },
    },
    responses: {
      201: {
        description: 'What became of each file',
        headers: headersOf('Idempotent-Replayed'),
        content: { 'application/json': { schema, example: sampleOf(schema, 'output') } },
      },
      ...describeProblems(['UNAUTHENTICATED', ...uploadCodes]),
    },
  }
}

function describePut(): ZodOpenApiOperationObject {
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
    requestBody: { required: true, content: { 'application/octet-stream': { schema: ImageBytes } } },
    responses: {
      201: {
        description: 'Taken',
        content: { 'application/json': { schema: Ingested, example: sampleOf(Ingested, 'output') } },
      },
      ...describeProblems(['NOT_FOUND', 'LINK_EXPIRED', ...uploadCodes]),
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
      200: {
        description: 'The compressed image',
        headers: outputHeaders,
        content: { 'image/*': { schema: ImageBytes } },
      },
      ...describeProblems(['UNAUTHENTICATED', ...uploadCodes]),
    },
  }
}

function describeFile(): ZodOpenApiOperationObject {
  const content = { 'image/*': { schema: ImageBytes }, 'application/zip': { schema: ImageBytes } }
  return {
    operationId: 'getFile',
    summary: 'Get a file by its signed link',
    description:
      'Links come with images and compressions, and from `POST /api/v1/images/zip`; they are used as they are. Honours Range, If-Range and If-None-Match, but for archives.',
    tags: ['files'],
    security: [],
    requestParams: {
      path: z.object({
        token: z.string().meta({ description: 'What is signed' }),
        path: z.string().meta({ description: 'The name of the file' }),
      }),
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
      ...describeProblems(['FORBIDDEN', 'NOT_FOUND', 'LINK_EXPIRED', 'RANGE_INVALID', ...commonCodes]),
    },
  }
}
