import { CompressionRecipe, CurveRequest } from '@tessera/core/recipes'
import { z } from 'zod'
import {
  ByHash,
  ById,
  CreateZip,
  DownloadQuery,
  ImagePatch,
  ImageQuery,
  ManyIds,
} from '../../contract/inputs.ts'
import { CurvePoint, Image } from '../../contract/objects.ts'
import { outputHeaders } from '../../http/output-headers.ts'
import { createZip } from '../../services/images/create-zip.ts'
import { deleteImage, deleteImages } from '../../services/images/delete-images.ts'
import { getDownload } from '../../services/images/get-download.ts'
import { getImage, getImageByHash } from '../../services/images/get-image.ts'
import { getThumbnail } from '../../services/images/get-thumbnail.ts'
import { listImages } from '../../services/images/list-images.ts'
import { measureCurve } from '../../services/images/measure-curve.ts'
import { previewImage } from '../../services/images/preview-image.ts'
import { updateImage } from '../../services/images/update-image.ts'
import { ImageBytes, page, SignedUrl } from '../answers.ts'
import { created, noContent, ok, type Route, redirect, route } from '../route.ts'

/** Of what is worked out while the client waits. */
const workErrors = ['BAD_IMAGE', 'PROCESSING_FAILED', 'TOO_LARGE'] as const

export const imagesRoutes: readonly Route[] = [
  route('GET /api/v1/images', {
    summary: 'List the images',
    tag: 'images',
    query: ImageQuery,
    responses: { 200: page({ images: z.array(Image) }) },
    run: async ({ deps, actor }, { query }) => ok(await listImages(deps, actor(), query)),
  }),
  route('GET /api/v1/images/by-hash/{hash}', {
    summary: 'Find an image by MD5 or SHA-256',
    tag: 'images',
    errors: ['INVALID_INPUT'],
    params: ByHash,
    responses: { 200: z.object({ image: Image }) },
    run: async ({ deps, actor }, { params }) => ok(await getImageByHash(deps, actor(), params)),
  }),
  route('POST /api/v1/images/delete', {
    summary: 'Delete many images',
    tag: 'images',
    body: ManyIds,
    responses: { 200: z.object({ deleted: z.array(z.string()), notFound: z.array(z.string()) }) },
    run: async ({ deps, actor }, { body }) => ok(await deleteImages(deps, actor(), body)),
  }),
  route('POST /api/v1/images/zip', {
    summary: 'Get a link to an archive of many images, with their compressions if wanted',
    tag: 'images',
    errors: ['NOT_FOUND', 'NOT_GENERATED'],
    body: CreateZip,
    responses: { 201: SignedUrl },
    run: async ({ deps, actor }, { body }) => created(await createZip(deps, actor(), body)),
  }),
  route('GET /api/v1/images/{id}', {
    summary: 'Get an image',
    tag: 'images',
    params: ById,
    responses: { 200: z.object({ image: Image }) },
    run: async ({ deps, actor }, { params }) => ok(await getImage(deps, actor(), params)),
  }),
  route('PATCH /api/v1/images/{id}', {
    summary: 'Rename or tag an image',
    tag: 'images',
    params: ById,
    example: { name: 'Half Dome.jpg', tags: ['yosemite', 'winter'] },
    body: ImagePatch,
    responses: { 200: z.object({ image: Image }) },
    run: async ({ deps, actor }, { params, body }) =>
      ok(await updateImage(deps, actor(), { ...params, ...body })),
  }),
  route('DELETE /api/v1/images/{id}', {
    summary: 'Delete an image and all that was made from it',
    tag: 'images',
    params: ById,
    responses: { 204: null },
    run: async ({ deps, actor }, { params }) => deleteImage(deps, actor(), params).then(() => noContent),
  }),
  route('POST /api/v1/images/{id}/preview', {
    summary:
      'See what a recipe makes, at most 1280 pixels wide; how many bytes, how similar and at which quality is in the headers Tessera-Bytes, Tessera-SSIM and Tessera-Quality',
    tag: 'images',
    params: ById,
    errors: workErrors,
    example: { format: 'webp', quality: 60, width: 1280 },
    body: CompressionRecipe,
    responses: { 200: ImageBytes },
    async run({ deps, actor }, { params, body, signal }) {
      const preview = await previewImage(deps, actor(), { ...params, recipe: body }, signal())
      return { status: 200, body: preview.data, headers: outputHeaders(preview) }
    },
  }),
  route('POST /api/v1/images/{id}/curve', {
    summary: 'Measure bytes and similarity at several qualities of several formats',
    tag: 'images',
    params: ById,
    errors: workErrors,
    example: { formats: ['jpeg', 'webp'], qualities: [40, 60, 80] },
    body: CurveRequest,
    responses: { 200: z.object({ points: z.array(CurvePoint) }) },
    run: async ({ deps, actor }, { params, body, signal }) =>
      ok(await measureCurve(deps, actor(), { ...params, request: body }, signal())),
  }),
  route('GET /api/v1/images/{id}/thumbnail', {
    summary: 'Go to the thumbnail',
    tag: 'images',
    params: ById,
    errors: ['NOT_GENERATED'],
    responses: { 302: null },
    run: async ({ deps, actor }, { params }) => redirect(await getThumbnail(deps, actor(), params)),
  }),
  route('GET /api/v1/images/{id}/download', {
    summary: 'Go to the newest file of a format, or with json=true get its link',
    tag: 'images',
    params: ById,
    query: DownloadQuery,
    errors: ['NOT_GENERATED'],
    responses: { 302: null, 200: SignedUrl },
    async run({ deps, actor }, { params, query }) {
      const link = await getDownload(deps, actor(), { id: params.id, format: query.format })
      return query.json === 'true' ? ok(link) : redirect(`${link.url}?download`)
    },
  }),
]
