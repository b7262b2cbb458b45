import { z } from 'zod'
import { ByHash, ById, DownloadQuery, ImagePatch, ImageQuery, ManyIds } from '../../contract/inputs.ts'
import { Image } from '../../contract/objects.ts'
import { deleteImage, deleteImages } from '../../services/images/delete-images.ts'
import { getDownload } from '../../services/images/get-download.ts'
import { getImage, getImageByHash } from '../../services/images/get-image.ts'
import { getThumbnail } from '../../services/images/get-thumbnail.ts'
import { listImages } from '../../services/images/list-images.ts'
import { updateImage } from '../../services/images/update-image.ts'
import { page, SignedUrl } from '../answers.ts'
import { noContent, ok, type Route, redirect, route } from '../route.ts'

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
  route('GET /api/v1/images/{id}/thumbnail', {
    summary: 'Go to the thumbnail',
    tag: 'images',
    params: ById,
    responses: { 302: null },
    run: async ({ deps, actor }, { params }) => redirect(await getThumbnail(deps, actor(), params)),
  }),
  route('GET /api/v1/images/{id}/download', {
    summary: 'Go to the newest file of a format, or with json=true get its link',
    tag: 'images',
    params: ById,
    query: DownloadQuery,
    responses: { 302: null, 200: SignedUrl },
    async run({ deps, actor }, { params, query }) {
      const link = await getDownload(deps, actor(), { id: params.id, format: query.format })
      return query.json === 'true' ? ok(link) : redirect(`${link.url}?download`)
    },
  }),
]
