import { z } from 'zod'
import { ById, PageQuery } from '../../contract/inputs.ts'
import { ByShareToken, NewShare, SharePassword, SharePatch } from '../../contract/share-inputs.ts'
import { Share, SharedPage, ShareGrant } from '../../contract/share-objects.ts'
import { createShare } from '../../services/shares/create-share.ts'
import { deleteShare } from '../../services/shares/delete-share.ts'
import { getShare } from '../../services/shares/get-share.ts'
import { listShares } from '../../services/shares/list-shares.ts'
import { openShare } from '../../services/shares/open-share.ts'
import { unlockShare } from '../../services/shares/unlock-share.ts'
import { updateShare } from '../../services/shares/update-share.ts'
import { page } from '../answers.ts'
import { created, noContent, ok, type Route, route } from '../route.ts'

const One = z.object({ share: Share })
const GrantHeader = z.object({
  'tessera-share-grant': z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'From `POST /api/v1/shared/{token}/unlock`, where the share has a password' }),
})

export const sharesRoutes: readonly Route[] = [
  route('GET /api/v1/shares', {
    summary: 'List the shares',
    tag: 'shares',
    query: PageQuery,
    responses: { 200: page({ shares: z.array(Share) }) },
    run: async ({ deps, actor }, { query }) => ok(await listShares(deps, actor(), query)),
  }),
  route('POST /api/v1/shares', {
    summary: 'Share images, compressions or a tiling by a link without a login; it is shown once',
    tag: 'shares',
    description:
      'The address of the page is in this answer and nowhere else. What leaves by it has no metadata, whatever was uploaded. A token needs both scopes, `read` and `write`.',
    errors: ['NOT_FOUND', 'NOT_GENERATED', 'QUOTA_EXCEEDED'],
    example: { imageIds: ['01kq7x3v9m2c4d6f8g0h1j2k3m'], title: 'Yosemite', expiresInHours: 48 },
    body: NewShare,
    responses: { 201: One.extend({ url: z.string() }) },
    run: async ({ deps, actor }, { body }) => created(await createShare(deps, actor(), body)),
  }),
  route('GET /api/v1/shares/{id}', {
    summary: 'Get a share',
    tag: 'shares',
    params: ById,
    responses: { 200: One },
    run: async ({ deps, actor }, { params }) => ok(await getShare(deps, actor(), params)),
  }),
  route('PATCH /api/v1/shares/{id}', {
    summary: 'Change the title, the expiry or the password of a share',
    tag: 'shares',
    params: ById,
    example: { title: 'Yosemite in winter', expiresInHours: 168 },
    body: SharePatch,
    responses: { 200: One },
    run: async ({ deps, actor }, { params, body }) =>
      ok(await updateShare(deps, actor(), { ...params, ...body })),
  }),
  route('DELETE /api/v1/shares/{id}', {
    summary: 'Revoke a share',
    tag: 'shares',
    params: ById,
    responses: { 204: null },
    run: async ({ deps, actor }, { params }) => deleteShare(deps, actor(), params).then(() => noContent),
  }),
  route('GET /api/v1/shared/{token}', {
    summary: 'See what a share shows: pictures without metadata, by links that live shortly',
    tag: 'shares',
    description:
      'Where the share has a password, this is 401 with `details.password` until the header brings a grant. A picture that is still being made has no `url` yet: ask again.',
    public: true,
    errors: ['UNAUTHENTICATED', 'LINK_EXPIRED'],
    params: ByShareToken,
    headers: GrantHeader,
    responses: { 200: z.object({ share: SharedPage }) },
    run: async ({ deps, address }, { params, headers }) =>
      ok(await openShare(deps, address, { ...params, grant: headers['tessera-share-grant'] })),
  }),
  route('POST /api/v1/shared/{token}/unlock', {
    summary: 'Get a grant for the password of a share',
    tag: 'shares',
    public: true,
    errors: ['UNAUTHENTICATED', 'LINK_EXPIRED'],
    params: ByShareToken,
    body: SharePassword,
    responses: { 200: ShareGrant },
    run: async ({ deps, address }, { params, body }) =>
      ok(await unlockShare(deps, address, { ...params, ...body })),
  }),
]
