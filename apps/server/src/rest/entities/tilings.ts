import { TilingRecipe } from '@tessera/core/recipes'
import { z } from 'zod'
import { ById, PageQuery } from '../../contract/inputs.ts'
import { Job, Tiling } from '../../contract/objects.ts'
import { createTiling } from '../../services/tilings/create-tiling.ts'
import { deleteTiling } from '../../services/tilings/delete-tiling.ts'
import { getTiling } from '../../services/tilings/get-tiling.ts'
import { listTilings } from '../../services/tilings/list-tilings.ts'
import { page } from '../answers.ts'
import { noContent, ok, type Route, route } from '../route.ts'

const TilingParams = z.object({ id: z.string(), tid: z.string() })

export const tilingsRoutes: readonly Route[] = [
  route('POST /api/v1/images/{id}/tilings', {
    summary: 'Cut an image into tiles; the same again is answered with what is there',
    tag: 'tilings',
    params: ById,
    errors: ['QUOTA_EXCEEDED', 'TOO_LARGE'],
    example: { depth: 'pyramid', tileSize: 256, format: 'webp' },
    body: TilingRecipe,
    responses: {
      202: z.object({ job: Job, tiling: Tiling }),
      200: z.object({ job: Job.nullable(), tiling: Tiling }),
    },
    async run({ deps, actor }, { params, body }) {
      const { tiling, job, created } = await createTiling(deps, actor(), { imageId: params.id, recipe: body })
      return { status: created ? 202 : 200, body: { job, tiling } }
    },
  }),
  route('GET /api/v1/images/{id}/tilings', {
    summary: 'List the tilings of an image',
    tag: 'tilings',
    params: ById,
    query: PageQuery,
    responses: { 200: page({ tilings: z.array(Tiling) }) },
    run: async ({ deps, actor }, { params, query }) =>
      ok(await listTilings(deps, actor(), { imageId: params.id, ...query })),
  }),
  route('GET /api/v1/images/{id}/tilings/{tid}', {
    summary: 'Get a tiling',
    tag: 'tilings',
    params: TilingParams,
    responses: { 200: z.object({ tiling: Tiling }) },
    run: async ({ deps, actor }, { params }) =>
      ok(await getTiling(deps, actor(), { imageId: params.id, id: params.tid })),
  }),
  route('DELETE /api/v1/images/{id}/tilings/{tid}', {
    summary: 'Delete a tiling, or stop it from being made',
    tag: 'tilings',
    params: TilingParams,
    responses: { 204: null },
    run: async ({ deps, actor }, { params }) =>
      deleteTiling(deps, actor(), { imageId: params.id, id: params.tid }).then(() => noContent),
  }),
]
