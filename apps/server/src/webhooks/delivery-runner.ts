import { setTimeout as delay } from 'node:timers/promises'
import { type DeliveryAttempt, type DeliveryRow, type WebhookRow, webhookEventTypes } from '@tessera/db'
import type { Deps } from '../deps.ts'
import type { AttemptDelivery } from './attempt-delivery.ts'

export interface DeliveryRunner {
  /** Delivers what is due, and what will be. */
  start(): void
  /** Tells that something new is due. */
  wake(): void
  /** Begins nothing more, and lets what is under way end: after 5 s it is cut off, counts as not tried, and is sent at the next start. */
  drain(): Promise<void>
  /** Messages that are being sent. */
  readonly running: number
}

/** Of all, of one user, and of one receiver at a time: who is slow waits for himself, and cannot keep all others waiting. */
const mostAtOnce = { all: 100, user: 10, webhook: 5 }

/** Between two looks at what is due, and four times what a look takes, since it goes over all that waits, and so does nothing else meanwhile. */
const restMilliseconds = 20
const restPerLook = 4
/** What the store had due and nobody could take may be somebody's whose turn it is not, or in a damaged document. */
const leastWaitMilliseconds = 1000
/** For a store that takes no changes to take some again. */
const troubleMilliseconds = 60_000
const graceMilliseconds = 5000

interface UnderWay {
  webhookId: string
  userId: string
  done: Promise<void>
}

/** Sends what the store has to be delivered, the longest due first. All that it knows is in the store; a restart loses nothing. */
export function createDeliveryRunner({
  store,
  clock,
  logger,
  attempt,
  onAttempt,
}: Pick<Deps, 'store' | 'clock' | 'logger'> & {
  attempt: AttemptDelivery
  onAttempt: (outcome: DeliveryAttempt['kind']) => void
}): DeliveryRunner {
  const underWay = new Map<string, UnderWay>()
  const stopping = new AbortController()
  const cutting = new AbortController()
  let isWanted = false
  let looking: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined
  let unsubscribe = () => {}

  function wake(): void {
    isWanted = true
    if (stopping.signal.aborted) return
    looking ??= look()
  }

  /** Whatever wakes it in between asks for one more look, not for as many. */
  async function look(): Promise<void> {
    while (isWanted && !stopping.signal.aborted) {
      isWanted = false
      clearTimeout(timer)
      const began = performance.now()
      const wait = await takeDue().catch((error: unknown) => {
        logger.error({ err: error }, 'what is to be delivered to webhooks could not be looked up')
        return troubleMilliseconds
      })
      if (wait !== null && !stopping.signal.aborted) timer = setTimeout(wake, wait).unref()
      await delay(Math.max(restMilliseconds, restPerLook * (performance.now() - began)))
    }
    looking = null
  }

  /** Begins what is due as far as there is room; answers with how long to wait for more, if there is more. */
  async function takeDue(): Promise<number | null> {
    // What could not be recorded would be sent again and again.
    if (!(await store.health()).writable) return troubleMilliseconds
    const room = mostAtOnce.all - underWay.size
    if (room === 0) return null
    const due = await store.deliveries.listDue(clock().toISOString(), room, passedOver())
    for (const one of due) if (!stopping.signal.aborted && hasRoom(one.webhook)) begin(one)
    // A full list may have been one receiver's alone, with others behind it.
    if (due.length === room) isWanted = true
    const next = await store.deliveries.nextDueAt()
    return next === null ? null : Math.max(leastWaitMilliseconds, Date.parse(next) - clock().getTime())
  }

  function passedOver() {
    const full = (key: 'webhookId' | 'userId', most: number) => {
      const counts = new Map<string, number>()
      for (const { [key]: id } of underWay.values()) counts.set(id, (counts.get(id) ?? 0) + 1)
      return new Set([...counts].filter(([, count]) => count >= most).map(([id]) => id))
    }
    return {
      deliveries: new Set(underWay.keys()),
      webhooks: full('webhookId', mostAtOnce.webhook),
      users: full('userId', mostAtOnce.user),
    }
  }

  function hasRoom(webhook: WebhookRow): boolean {
    const { webhooks, users } = passedOver()
    return !webhooks.has(webhook.id) && !users.has(webhook.userId)
  }

  function begin(due: { delivery: DeliveryRow; webhook: WebhookRow }): void {
    const { id, userId, webhookId } = due.delivery
    const done = send(due).finally(() => {
      underWay.delete(id)
      wake()
    })
    underWay.set(id, { userId, webhookId, done })
  }

  async function send(due: { delivery: DeliveryRow; webhook: WebhookRow }): Promise<void> {
    const { id, userId } = due.delivery
    try {
      const outcome = await attempt(due, cutting.signal)
      if (!outcome) return
      onAttempt(outcome.kind)
      await store.deliveries.record(userId, id, outcome)
    } catch (error) {
      logger.error({ err: error, deliveryId: id }, 'what became of a message to a webhook could not be kept')
      // It keeps its place meanwhile, since it would be sent once more at the next look.
      await delay(troubleMilliseconds, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }

  return {
    start() {
      unsubscribe = store.events.subscribe((_, events) => {
        if (events.some(({ type }) => (webhookEventTypes as readonly string[]).includes(type))) wake()
      })
      wake()
    },
    wake,
    async drain() {
      stopping.abort()
      unsubscribe()
      clearTimeout(timer)
      await looking
      const grace = setTimeout(() => cutting.abort(), graceMilliseconds)
      await Promise.all([...underWay.values()].map(({ done }) => done))
      clearTimeout(grace)
    },
    get running() {
      return underWay.size
    },
  }
}
