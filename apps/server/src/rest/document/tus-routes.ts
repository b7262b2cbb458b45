import { z } from 'zod'
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject, ZodOpenApiResponsesObject } from 'zod-openapi'
import type { PublicCode } from '../../http/errors.ts'
import { ImageBytes } from '../answers.ts'
import { commonCodes } from './describe-route.ts'
import { fileCodes } from './file-codes.ts'
import { headersOf } from './headers.ts'
import { describeProblems } from './problems.ts'

const uploadOffset = {
  description: 'Bytes that have arrived',
  schema: { type: 'integer' as const, minimum: 0 },
}

const resumable = z.literal('1.0.0').meta({ description: 'The version of the protocol' })

const oneUpload = { path: z.object({ id: z.string().meta({ description: 'From the Location' }) }) }

/** `/api/v1/tus`: as far as a document can say it; the protocol has the rest (https://tus.io/protocols/resumable-upload). */
export function describeTus(): ZodOpenApiPathsObject {
  return {
    '/api/v1/tus': { post: describeCreation() },
    '/api/v1/tus/{id}': { head: describeOffset(), patch: describeBytes(), delete: describeEnd() },
  }
}

/** Of every request of the protocol. */
function problems(...more: PublicCode[]): ZodOpenApiResponsesObject {
  return {
    ...describeProblems(['INVALID_INPUT', 'UNAUTHENTICATED', 'FORBIDDEN', ...more, ...commonCodes]),
    // The one status that the protocol asks for and the table of errors does not have.
    412: describeProblems(['INVALID_INPUT'])['400'],
  }
}

/** An upload that has failed is answered with what it failed of, whatever is asked of it. */
const oneUploadCodes = ['NOT_FOUND', 'LINK_EXPIRED', ...fileCodes] as const satisfies PublicCode[]

function describeCreation(): ZodOpenApiOperationObject {
  return {
    operationId: 'createTusUpload',
    summary: 'Begin a resumable upload (tus 1.0)',
    description:
      'Metadata: `filename`, and `sha256` in hex if it is known, which is checked at the end and saves what is yours already. With creation-with-upload the body may bring the first bytes.',
    tags: ['uploads'],
    requestParams: {
      header: z.object({
        'Tus-Resumable': resumable,
        'Upload-Length': z.coerce.number().int().min(1).meta({ description: 'Bytes of the file' }),
        'Upload-Metadata': z
          .string()
          .optional()
          .meta({
            description: 'Pairs of a name and a value in base64',
            examples: ['filename aGFsZi1kb21lLmpwZw=='],
          }),
      }),
    },
    responses: {
      201: {
        description: 'Begun',
        headers: { ...headersOf('Location'), 'Upload-Offset': uploadOffset },
      },
      ...problems(...fileCodes),
    },
  }
}

function describeOffset(): ZodOpenApiOperationObject {
  return {
    operationId: 'getTusOffset',
    summary: 'Ask how far a resumable upload is',
    tags: ['uploads'],
    requestParams: { ...oneUpload, header: z.object({ 'Tus-Resumable': resumable }) },
    responses: {
      200: {
        description: 'How far it is',
        headers: {
          'Upload-Offset': uploadOffset,
          'Upload-Length': { description: 'Bytes of the file', schema: { type: 'integer' } },
        },
      },
      ...problems(...oneUploadCodes),
    },
  }
}

function describeBytes(): ZodOpenApiOperationObject {
  return {
    operationId: 'patchTusUpload',
    summary: 'Send the next bytes of a resumable upload',
    tags: ['uploads'],
    requestParams: {
      ...oneUpload,
      header: z.object({
        'Tus-Resumable': resumable,
        'Upload-Offset': z.coerce.number().int().min(0).meta({ description: 'Where these bytes belong' }),
      }),
    },
    requestBody: { required: true, content: { 'application/offset+octet-stream': { schema: ImageBytes } } },
    responses: {
      204: {
        description: 'Received; with the last bytes the image is there',
        headers: { ...headersOf('Tessera-Image-Id'), 'Upload-Offset': uploadOffset },
      },
      ...problems(...oneUploadCodes),
    },
  }
}

function describeEnd(): ZodOpenApiOperationObject {
  return {
    operationId: 'deleteTusUpload',
    summary: 'Give a resumable upload up',
    tags: ['uploads'],
    requestParams: { ...oneUpload, header: z.object({ 'Tus-Resumable': resumable }) },
    responses: { 204: { description: 'Given up' }, ...problems('NOT_FOUND', 'CONFLICT') },
  }
}
