import { createHash } from 'node:crypto'
import type { DeliveryRow, EventRow, WebhookEventType } from '../rows.ts'
import { compareTexts } from './compare-texts.ts'
import type { Draft } from './draft.ts'

/** Deliveries that one user can have. */
const deliveriesPerUser = 2000
const daysKept = 30

/** Adds a delivery of the event for each webhook that asks for it. */
export function queueDeliveries(draft: Draft, event: EventRow): void {
  for (const { id: webhookId, disabled, events } of draft.list('webhooks')) {
    if (disabled || !events.includes(event.type as WebhookEventType)) continue
    const id = deliveryId(webhookId, event)
    putDelivery(draft, { id, webhookId, type: event.type as WebhookEventType, event, at: event.at })
  }
}

/** Adds a delivery that is due at once. */
export function putDelivery(
  draft: Draft,
  {
    id,
    webhookId,
    type,
    event,
    at,
  }: Pick<DeliveryRow, 'id' | 'webhookId' | 'type' | 'event'> & { at: string },
): DeliveryRow {
  const delivery: DeliveryRow = {
    id,
    userId: draft.user.id,
    webhookId,
    type,
    event,
    status: 'pending',
    attempts: 0,
    lastAttemptAt: null,
    nextAttemptAt: at,
    responseStatus: null,
    error: null,
    createdAt: at,
    finishedAt: null,
  }
  draft.put('deliveries', delivery)
  return delivery
}

/** Removes deliveries that are too old, as of the newest one, or too many: once per change, however many it adds. */
export function trimDeliveries(draft: Draft): void {
  const newest = draft
    .list('deliveries')
    .map(({ createdAt }) => createdAt)
    .sort()
    .at(-1)
  if (newest !== undefined) removeOldDeliveries(draft, oldestKept(newest))
  const left = draft.list('deliveries')
  if (left.length <= deliveriesPerUser) return
  const rank = ({ status }: DeliveryRow): number => (status === 'pending' ? 1 : 0)
  left.sort((a, b) => rank(a) - rank(b) || compareTexts(a.createdAt, b.createdAt) || compareTexts(a.id, b.id))
  for (const row of left.slice(0, left.length - deliveriesPerUser)) draft.remove('deliveries', row.id)
}

/** Removes what is over and was made before this time; answers with how many. */
export function removeOldDeliveries(draft: Draft, before: string): number {
  const old = draft
    .list('deliveries')
    .filter(({ status, createdAt }) => status !== 'pending' && createdAt < before)
  for (const { id } of old) draft.remove('deliveries', id)
  return old.length
}

function oldestKept(now: string): string {
  return new Date(Date.parse(now) - daysKept * 86_400_000).toISOString()
}

/** Follows from what it tells, so that applying the same change twice makes one message; the time keeps it apart from those before a restored backup. */
function deliveryId(webhookId: string, { seq, at }: EventRow): string {
  const digest = createHash('sha256').update(`${webhookId} ${seq} ${at}`).digest()
  let id = ''
  // 5 bits of each byte: 130 in all.
  for (let i = 0; i < 26; i++) id += '0123456789abcdefghjkmnpqrstvwxyz'.charAt((digest[i] ?? 0) & 31)
  return id
}
