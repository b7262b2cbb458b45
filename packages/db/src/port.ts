import type { InvitationStore, SessionStore, TokenStore, UserStore } from './port/accounts.ts'
import type { IdempotencyKeyStore } from './port/idempotency.ts'
import type { ImageStore } from './port/images.ts'
import type { EventStore, JobStore } from './port/jobs.ts'
import type { CompressionStore, TilingStore } from './port/outputs.ts'
import type { QuotaStore } from './port/quota.ts'
import type { PresetStore, ShareStore } from './port/sharing.ts'
import type { TicketStore, UploadStore } from './port/uploads.ts'
import type { DeliveryStore, WebhookStore } from './port/webhooks.ts'

/**
 * The database, as the services see it. Every method is atomic: the row, its job, its events and its quota change together or
 * not at all, and a promise that resolves means that the change is on disk. Every look-up is scoped by its owner, so another
 * user's row is simply not there. Rows that are handed out are never changed afterwards; do not change them either.
 * Rejections on purpose are `StoreError`s.
 */
export interface Store {
  readonly users: UserStore
  readonly sessions: SessionStore
  readonly tokens: TokenStore
  readonly invitations: InvitationStore
  readonly images: ImageStore
  readonly compressions: CompressionStore
  readonly tilings: TilingStore
  readonly presets: PresetStore
  readonly shares: ShareStore
  readonly tickets: TicketStore
  readonly uploads: UploadStore
  readonly jobs: JobStore
  readonly webhooks: WebhookStore
  readonly deliveries: DeliveryStore
  readonly idempotencyKeys: IdempotencyKeyStore
  readonly events: EventStore
  readonly quota: QuotaStore
  /** Whether changes are accepted at the moment, and if not, why. */
  health(): Promise<{ writable: true } | { writable: false; reason: string }>
  /** Finishes what is under way, brings everything to disk and lets go of the data. Later calls reject with `UNAVAILABLE`. */
  close(): Promise<void>
}

export type {
  InvitationStore,
  NewUser,
  SessionStore,
  TokenStore,
  UserQuery,
  UserStore,
} from './port/accounts.ts'
export type { IdempotencyKeyStore } from './port/idempotency.ts'
export type { ImageQuery, ImageStore, StoredRows } from './port/images.ts'
export type { EventStore, JobOutcome, JobStore } from './port/jobs.ts'
export type { CompressionRequest, CompressionStore, TilingStore } from './port/outputs.ts'
export type { Page, PageQuery, WidePage } from './port/page.ts'
export type { QuotaStore, QuotaUsage, TotalUsage } from './port/quota.ts'
export type { PresetStore, ShareStore } from './port/sharing.ts'
export type { TicketStore, UploadStore } from './port/uploads.ts'
export type { DeliveryAttempt, DeliveryStore, WebhookStore } from './port/webhooks.ts'
