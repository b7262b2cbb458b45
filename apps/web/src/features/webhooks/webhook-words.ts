import { serverErrorOf } from '../../lib/problems.ts'
import { formatMoment } from '../../lib/times.ts'
import type { Delivery, WebhookEvent } from '../../lib/trpc.ts'

/** What a webhook can be told of, in the order in which a person meets it. */
export const eventWords: Record<WebhookEvent, string> = {
  'image.created': 'An image was uploaded',
  'image.deleted': 'An image was deleted',
  'thumbnail.ready': 'A late thumbnail is ready',
  'compression.ready': 'A compression is ready',
  'tiling.ready': 'A mosaic is ready',
  'job.failed': 'A job failed',
}
export const allEvents = Object.keys(eventWords) as WebhookEvent[]

export function describeEvents(events: readonly WebhookEvent[]): string {
  if (events.length === allEvents.length) return 'Everything that happens'
  return events.map((event) => eventWords[event]).join(' · ')
}

export function describeMessage(type: Delivery['type']): string {
  return type === 'webhook.test' ? 'Test message' : eventWords[type]
}

export const statusWords: Record<Delivery['status'], string> = {
  pending: 'Waiting',
  delivered: 'Delivered',
  failed: 'Given up',
}

/** How often it was tried, and when again. */
export function describeAttempts({ status, attempts, nextAttemptAt }: Delivery): string {
  if (attempts === 0) return 'being sent'
  const tried = attempts === 1 ? 'tried once' : `tried ${attempts} times`
  return status === 'pending' && nextAttemptAt ? `${tried}, again ${formatMoment(nextAttemptAt)}` : tried
}

const addressWords: Record<string, string> = {
  malformed: 'This is no address. One looks like https://example.org/hook.',
  scheme: 'The address has to begin with https://.',
  credentials: 'Leave the user name and password out of the address.',
  private: 'This address is not a public one. Whoever runs the server can allow it.',
}

/** What is wrong with the address that was typed; null when it is something else. */
export function addressError(error: unknown): string | null {
  return addressWords[String(serverErrorOf(error)?.details?.reason)] ?? null
}
