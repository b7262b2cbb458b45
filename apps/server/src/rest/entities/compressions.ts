import { CompressionRecipe } from '@tessera/core/recipes'
import { z } from 'zod'
import { ById, PageQuery } from '../../contract/inputs.ts'
import { Compression, Job } from '../../contract/objects.ts'
import { createCompression } from '../../services/compressions/create-compression.ts'
import { deleteCompression } from '../../services/compressions/delete-compression.ts'
import { getCompression } from '../../services/compressions/get-compression.ts'
import { listCompressions } from '../../services/compressions/list-compressions.ts'
import { remakeCompression } from '../../services/compressions/remake-compression.ts'
import { page } from '../answers.ts'
import { created, noContent, ok, type Route, route } from '../route.ts'

const CompressionParams = z.object({ id: z.string(), cid: z.string() })

/** Of a compression that is waited for. */
const makingErrors = [
  'QUOTA_EXCEEDED',
  'BAD_IMAGE',
  'TOO_LARGE',
  'PROCESSING_FAILED',
  'CANCELLED',
  'OUT_OF_DISK',
] as const

export const compressionsRoutes: readonly Route[] = [
  route('POST /api/v1/images/{id}/compressions', {
    summary: 'Make a compression; with Prefer: respond-async or after 25 s the answer is its job',
    tag: 'compressions',
    params: ById,
    errors: makingErrors,
    example: { format: 'webp', width: 800 },
    body: CompressionRecipe,
    responses: {
      201: z.object({ compression: Compression }),
      200: z.object({ compression: Compression }),
      202: z.object({ job: Job, compression: Compression }),
    },
    async run({ deps, actor }, { params, body, prefer }) {
      const input = { imageId: params.id, recipe: body, async: isAsync(prefer) }
      const { compression, created: isNew, job } = await createCompression(deps, actor(), input)
      if (job) return { status: 202, body: { job, compression } }
      return isNew ? created({ compression }) : ok({ compression })
    },
  }),
  route('GET /api/v1/images/{id}/compressions', {
    summary: 'List the compressions of an image',
    tag: 'compressions',
    params: ById,
    query: PageQuery,
    responses: { 200: page({ compressions: z.array(Compression) }) },
    run: async ({ deps, actor }, { params, query }) =>
      ok(await listCompressions(deps, actor(), { imageId: params.id, ...query })),
  }),
  route('GET /api/v1/images/{id}/compressions/{cid}', {
    summary: 'Get a compression',
    tag: 'compressions',
    params: CompressionParams,
    responses: { 200: z.object({ compression: Compression }) },
    run: async ({ deps, actor }, { params }) =>
      ok(await getCompression(deps, actor(), { imageId: params.id, id: params.cid })),
  }),
  route('PATCH /api/v1/images/{id}/compressions/{cid}', {
    summary:
      'Make a compression again by another recipe, under its id and a new link; waits as making one does',
    tag: 'compressions',
    params: CompressionParams,
    errors: [...makingErrors, 'CONFLICT'],
    example: { format: 'avif', maxBytes: 60_000 },
    body: CompressionRecipe,
    responses: {
      200: z.object({ compression: Compression }),
      202: z.object({ job: Job, compression: Compression }),
    },
    async run({ deps, actor }, { params, body, prefer }) {
      const input = { imageId: params.id, id: params.cid, recipe: body, async: isAsync(prefer) }
      const { compression, job } = await remakeCompression(deps, actor(), input)
      return job ? { status: 202, body: { job, compression } } : ok({ compression })
    },
  }),
  route('DELETE /api/v1/images/{id}/compressions/{cid}', {
    summary: 'Delete a compression',
    tag: 'compressions',
    params: CompressionParams,
    responses: { 204: null },
    run: async ({ deps, actor }, { params }) =>
      deleteCompression(deps, actor(), { imageId: params.id, id: params.cid }).then(() => noContent),
  }),
]

function isAsync(prefer: string): boolean {
  return /\brespond-async\b/i.test(prefer)
}
