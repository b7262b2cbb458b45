import { CompressionRecipe } from '@tessera/core/recipes'
import { z } from 'zod'
import {
  ByHash,
  ById,
  Credentials,
  DownloadQuery,
  ImagePatch,
  ImageQuery,
  JobQuery,
  Login,
  LoginForToken,
  ManyIds,
  NewToken,
  PageQuery,
} from '../contract/inputs.ts'
import { Compression, Image, Job, Quota, Token, User } from '../contract/objects.ts'
import { getMe } from '../services/account/get-me.ts'
import { login } from '../services/auth/login.ts'
import { loginForToken } from '../services/auth/login-for-token.ts'
import { logout } from '../services/auth/logout.ts'
import { register } from '../services/auth/register.ts'
import { createCompression } from '../services/compressions/create-compression.ts'
import { deleteCompression } from '../services/compressions/delete-compression.ts'
import { getCompression } from '../services/compressions/get-compression.ts'
import { listCompressions } from '../services/compressions/list-compressions.ts'
import { deleteImage, deleteImages } from '../services/images/delete-images.ts'
import { getDownload } from '../services/images/get-download.ts'
import { getImage, getImageByHash } from '../services/images/get-image.ts'
import { getThumbnail } from '../services/images/get-thumbnail.ts'
import { listImages } from '../services/images/list-images.ts'
import { updateImage } from '../services/images/update-image.ts'
import { cancelJob } from '../services/jobs/cancel-job.ts'
import { getJob } from '../services/jobs/get-job.ts'
import { listJobs } from '../services/jobs/list-jobs.ts'
import { createToken } from '../services/tokens/create-token.ts'
import { deleteToken } from '../services/tokens/delete-token.ts'
import { listTokens } from '../services/tokens/list-tokens.ts'
import { created, noContent, ok, type Route, redirect, route } from './route.ts'

const page = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object({ ...shape, nextCursor: z.string().nullable(), total: z.int() })
const SignedUrl = z.object({ url: z.string(), urlExpiresAt: z.iso.datetime() })
const NewSecret = z.object({ token: z.string(), id: z.string() })
const CompressionParams = z.object({ id: z.string(), cid: z.string() })

/** The REST API: each verb of the services that a program needs, with its method, path and answers. */
export const restTable: readonly Route[] = [
  route('POST /api/v1/auth/register', {
    summary: 'Make an account and log in',
    tag: 'auth',
    public: true,
    body: Credentials,
    responses: { 201: z.object({ user: User }) },
    async run({ deps, address, startSession }, { body }) {
      const { user, secret } = await register(deps, address, body)
      startSession(secret)
      return created({ user })
    },
  }),
  route('POST /api/v1/auth/login', {
    summary: 'Log in: begins a session in a cookie',
    tag: 'auth',
    public: true,
    body: Login,
    responses: { 200: z.object({ user: User }) },
    async run({ deps, address, startSession }, { body }) {
      const { user, secret } = await login(deps, address, body)
      startSession(secret)
      return ok({ user })
    },
  }),
  route('POST /api/v1/auth/logout', {
    summary: 'Log out: ends the session of the cookie',
    tag: 'auth',
    responses: { 204: null },
    async run({ deps, actor, endSession }) {
      await logout(deps, actor())
      endSession()
      return noContent
    },
  }),
  route('POST /api/v1/auth/token', {
    summary: 'Get an API token for a user name and a password',
    tag: 'auth',
    public: true,
    body: LoginForToken,
    responses: { 201: NewSecret },
    run: async ({ deps, address }, { body }) => created(await loginForToken(deps, address, body)),
  }),
  route('GET /api/v1/me', {
    summary: 'The account and its quota',
    tag: 'account',
    responses: { 200: z.object({ user: User, quota: Quota }) },
    run: async ({ deps, actor }) => ok(await getMe(deps, actor())),
  }),
  route('GET /api/v1/tokens', {
    summary: 'List the API tokens',
    tag: 'tokens',
    responses: { 200: page({ tokens: z.array(Token) }) },
    run: async ({ deps, actor }) => ok(await listTokens(deps, actor())),
  }),
  route('POST /api/v1/tokens', {
    summary: 'Make an API token; it is shown once',
    tag: 'tokens',
    body: NewToken,
    responses: { 201: NewSecret },
    run: async ({ deps, actor }, { body }) => created(await createToken(deps, actor(), body)),
  }),
  route('DELETE /api/v1/tokens/{id}', {
    summary: 'Revoke an API token',
    tag: 'tokens',
    params: ById,
    responses: { 204: null },
    run: async ({ deps, actor }, { params }) => deleteToken(deps, actor(), params).then(() => noContent),
  }),

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

  route('POST /api/v1/images/{id}/compressions', {
    summary: 'Make a compression; with `Prefer: respond-async` or after 25 s the answer is its job',
    tag: 'compressions',
    params: ById,
    body: CompressionRecipe,
    responses: {
      201: z.object({ compression: Compression }),
      200: z.object({ compression: Compression }),
      202: z.object({ job: Job, compression: Compression }),
    },
    async run({ deps, actor }, { params, body, prefer }) {
      const input = { imageId: params.id, recipe: body, async: /\brespond-async\b/i.test(prefer) }
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
  route('DELETE /api/v1/images/{id}/compressions/{cid}', {
    summary: 'Delete a compression',
    tag: 'compressions',
    params: CompressionParams,
    responses: { 204: null },
    run: async ({ deps, actor }, { params }) =>
      deleteCompression(deps, actor(), { imageId: params.id, id: params.cid }).then(() => noContent),
  }),

  route('GET /api/v1/jobs', {
    summary: 'List the jobs',
    tag: 'jobs',
    query: JobQuery,
    responses: { 200: page({ jobs: z.array(Job) }) },
    run: async ({ deps, actor }, { query }) => ok(await listJobs(deps, actor(), query)),
  }),
  route('GET /api/v1/jobs/{id}', {
    summary: 'Get a job',
    tag: 'jobs',
    params: ById,
    responses: { 200: z.object({ job: Job }) },
    run: async ({ deps, actor }, { params }) => ok(await getJob(deps, actor(), params)),
  }),
  route('DELETE /api/v1/jobs/{id}', {
    summary: 'Cancel a job',
    tag: 'jobs',
    params: ById,
    responses: { 200: z.object({ job: Job }) },
    run: async ({ deps, actor }, { params }) => ok(await cancelJob(deps, actor(), params)),
  }),
]
