import { createHash } from 'node:crypto'
import { createMoreRows } from './conformance-more-rows.ts'
import type {
  CompressionRow,
  IdempotencyKeyRow,
  ImageRow,
  InvitationRow,
  JobRow,
  PresetRow,
  SessionRow,
  ShareRow,
  TicketRow,
  TilingRow,
  TokenRow,
  UploadRow,
  UserRow,
  WebhookRow,
} from './rows.ts'

/** Rows for tests of the port: right in all fields, different in all that must be, the same in each run. */
export interface RowMaker {
  id(): string
  /** One second later than the last one it gave. */
  now(): string
  user(fields?: Partial<UserRow>): Omit<UserRow, 'role'>
  session(userId: string, fields?: Partial<SessionRow>): SessionRow
  token(userId: string, fields?: Partial<TokenRow>): TokenRow
  image(userId: string, fields?: Partial<ImageRow>): ImageRow
  job(image: Pick<ImageRow, 'id' | 'userId'>, fields?: Partial<JobRow>): JobRow
  /** A compression and the job that makes it. */
  compression(
    image: Pick<ImageRow, 'id' | 'userId'>,
    fields?: Partial<CompressionRow>,
  ): { compression: CompressionRow; job: JobRow }
  /** A tiling and the job that makes it. */
  tiling(
    image: Pick<ImageRow, 'id' | 'userId'>,
    fields?: Partial<TilingRow>,
  ): { tiling: TilingRow; job: JobRow }
  invitation(userId: string, fields?: Partial<InvitationRow>): InvitationRow
  preset(userId: string, fields?: Partial<PresetRow>): PresetRow
  share(userId: string, fields?: Partial<ShareRow>): ShareRow
  ticket(userId: string, fields?: Partial<TicketRow>): TicketRow
  upload(userId: string, fields?: Partial<UploadRow>): UploadRow
  webhook(userId: string, fields?: Partial<WebhookRow>): WebhookRow
  idempotencyKey(userId: string, fields?: Partial<IdempotencyKeyRow>): IdempotencyKeyRow
}

export function createRowMaker(): RowMaker {
  let count = 0
  const id = (): string => {
    count++
    return String(count).padStart(26, '0')
  }
  const sha256 = (): string => createHash('sha256').update(id()).digest('hex')
  const now = (): string => {
    count++
    return new Date(Date.UTC(2026, 0, 1) + count * 1000).toISOString()
  }

  return {
    id,
    now,
    user: (fields) => {
      const own = id()
      return {
        id: own,
        username: `user-${own}`,
        passwordHash: '$argon2id$not-a-real-one',
        disabled: false,
        quota: {},
        createdAt: now(),
        ...fields,
      }
    },
    session: (userId, fields) => ({
      id: id(),
      hash: sha256(),
      userId,
      createdAt: now(),
      expiresAt: '2027-01-01T00:00:00.000Z',
      ...fields,
    }),
    token: (userId, fields) => ({
      id: id(),
      hash: sha256(),
      userId,
      name: 'laptop',
      scopes: ['read'],
      createdAt: now(),
      expiresAt: null,
      ...fields,
    }),
    image: (userId, fields) => {
      const createdAt = now()
      return {
        id: id(),
        userId,
        name: 'photo.jpg',
        format: 'jpeg',
        width: 600,
        height: 450,
        bytes: 1000,
        sha256: sha256(),
        md5: null,
        pages: 1,
        hasAlpha: false,
        hasLocation: false,
        thumbhash: null,
        thumbnail: null,
        tags: [],
        missing: false,
        createdAt,
        updatedAt: createdAt,
        ...fields,
      }
    },
    job: makeJob,
    compression: (image, fields) => {
      const job = makeJob(image, { kind: 'compression', outputId: id() })
      const compression: CompressionRow = {
        id: job.outputId ?? '',
        imageId: image.id,
        userId: image.userId,
        status: 'queued',
        jobId: job.id,
        recipe: { format: 'webp', quality: 80, width: 100 + count, fit: 'inside', enlarge: false },
        recipeHash: sha256(),
        engineVersion: 'test-1',
        version: id(),
        result: null,
        missing: false,
        error: null,
        createdAt: job.createdAt,
        updatedAt: job.createdAt,
        ...fields,
      }
      return { compression, job: { ...job, outputId: compression.id } }
    },
    tiling: (image, fields) => {
      const job = makeJob(image, { kind: 'tiling', outputId: id() })
      const tiling: TilingRow = {
        id: job.outputId ?? '',
        imageId: image.id,
        userId: image.userId,
        status: 'queued',
        jobId: job.id,
        recipe: { tileSize: 256, depth: 'pyramid', overlap: 0, edges: 'crop', format: 'jpeg', quality: 80 },
        recipeHash: sha256(),
        engineVersion: 'test-1',
        result: null,
        missing: false,
        error: null,
        createdAt: job.createdAt,
        updatedAt: job.createdAt,
        ...fields,
      }
      return { tiling, job: { ...job, outputId: tiling.id } }
    },
    ...createMoreRows({ id, now, sha256 }),
  }

  function makeJob(image: Pick<ImageRow, 'id' | 'userId'>, fields?: Partial<JobRow>): JobRow {
    return {
      id: id(),
      userId: image.userId,
      kind: 'thumbnail',
      status: 'queued',
      imageId: image.id,
      outputId: null,
      attempts: 0,
      notBefore: null,
      error: null,
      createdAt: now(),
      startedAt: null,
      finishedAt: null,
      ...fields,
    }
  }
}
