import type { DeliveryRow, WebhookRow } from '../rows.ts'
import type { Page, PageQuery } from './page.ts'

type Patchable = Pick<
  WebhookRow,
  'url' | 'events' | 'secret' | 'previousSecret' | 'disabled' | 'disabledReason'
>
/** What is undefined stays as it is. */
type WebhookPatch = { [K in keyof Patchable]?: Patchable[K] | undefined } & { updatedAt: string }

/** A change that emits an event also adds, in the same step, a delivery for each enabled webhook of the user that asks for it. */
export interface WebhookStore {
  /** Rejects with `QUOTA_EXCEEDED` beyond 20. */
  create(webhook: WebhookRow): Promise<void>
  get(userId: string, id: string): Promise<WebhookRow | null>
  /** In the order in which they were made. */
  list(userId: string): Promise<WebhookRow[]>
  /** Disabling gives up what was still to be delivered. Rejects with `NOT_FOUND`. */
  update(userId: string, id: string, patch: WebhookPatch): Promise<WebhookRow>
  /** With its deliveries. Whether there was one. */
  delete(userId: string, id: string): Promise<boolean>
}

/** What became of one attempt. `disable` also disables the webhook, in the same change. */
export type DeliveryAttempt = { at: string; responseStatus: number | null } & (
  | { kind: 'delivered' }
  | { kind: 'retry'; error: string; nextAttemptAt: string }
  | { kind: 'failed'; error: string; disable?: { reason: string } }
)

/** By id: deliveries that are under way, and whose turn it is not, so that one slow receiver does not stand before all others. */
interface PassedOver {
  deliveries: ReadonlySet<string>
  webhooks: ReadonlySet<string>
  users: ReadonlySet<string>
}

/** Deliveries are kept for 30 days, and at most 2,000 of a user: beyond that the oldest go, those that are over first. */
export interface DeliveryStore {
  get(userId: string, id: string): Promise<DeliveryRow | null>
  /** Newest first. */
  list(userId: string, webhookId: string, query: PageQuery): Promise<Page<DeliveryRow>>
  /** Those of all users whose time has come, the longest due first, at most `limit`, without what is passed over. Those of a user who is disabled wait. */
  listDue(
    now: string,
    limit: number,
    passOver?: PassedOver,
  ): Promise<{ delivery: DeliveryRow; webhook: WebhookRow }[]>
  /** When the next one is due; null when none is pending. */
  nextDueAt(): Promise<string | null>
  /** Counts an attempt. Null when the delivery is gone or over. */
  record(userId: string, id: string, attempt: DeliveryAttempt): Promise<DeliveryRow | null>
  /** A test message, due at once. Rejects with `NOT_FOUND` when there is no such webhook, with `CONFLICT` when it is disabled. */
  test(userId: string, webhookId: string, message: { id: string; now: string }): Promise<DeliveryRow>
  /** Sends the same message again: due at once. Rejects with `NOT_FOUND`, and with `CONFLICT` while it is pending or its webhook is disabled. */
  replay(userId: string, id: string, now: string): Promise<DeliveryRow>
  /** Deletes what was made before this time and is over; answers with how many. */
  deleteOld(before: string): Promise<number>
}
