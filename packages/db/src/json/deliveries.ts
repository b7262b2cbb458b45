import { StoreError } from '../errors.ts'
import { takePage } from '../pages.ts'
import type { DeliveryAttempt, DeliveryStore } from '../port.ts'
import type { DeliveryRow, WebhookRow } from '../rows.ts'
import { compareTexts } from './compare-texts.ts'
import type { Engine } from './engine.ts'
import { splitValue } from './lookup-entries.ts'
import { putDelivery, removeOldDeliveries } from './queue-deliveries.ts'
import { sweep } from './sweep.ts'
import { disableWebhook } from './webhooks.ts'

export function createDeliveries(engine: Engine): DeliveryStore {
  const { read, update, lookup } = engine

  function pending(until: string): { id: string; userId: string; time: string }[] {
    const found = []
    for (const { deliveries } of lookup.shards) {
      for (const [id, value] of deliveries) {
        const { userId, time } = splitValue(value)
        if (time <= until) found.push({ id, userId, time })
      }
    }
    return found
  }

  return {
    async get(userId, id) {
      return (await read(userId))?.deliveries.get(id) ?? null
    },

    async list(userId, webhookId, query) {
      const all = [...((await read(userId))?.deliveries.values() ?? [])]
      const own = all.filter((row) => row.webhookId === webhookId)
      return takePage(own, query, { by: 'createdAt', order: 'desc', key: ({ createdAt }) => createdAt })
    },

    async listDue(now, limit, passOver) {
      const due = pending(now).filter(
        ({ id, userId }) => !passOver?.users.has(userId) && !passOver?.deliveries.has(id),
      )
      due.sort((a, b) => compareTexts(a.time, b.time) || compareTexts(a.id, b.id))
      const found: { delivery: DeliveryRow; webhook: WebhookRow }[] = []
      for (const { id, userId } of due) {
        if (found.length >= limit) break
        // A damaged document is in the log; the messages of all others are not held up by it.
        const document = await read(userId).catch(() => null)
        const delivery = document?.deliveries.get(id)
        const webhook = delivery && document?.webhooks.get(delivery.webhookId)
        if (!delivery || !webhook || document?.user.disabled) continue
        if (!passOver?.webhooks.has(webhook.id)) found.push({ delivery, webhook })
      }
      return found
    },

    async nextDueAt() {
      let next: string | null = null
      for (const { deliveries } of lookup.shards) {
        for (const value of deliveries.values()) {
          const { time } = splitValue(value)
          if (next === null || time < next) next = time
        }
      }
      return next
    },

    record: (userId, id, attempt) =>
      update(userId, (draft) => {
        const delivery = draft.get('deliveries', id)
        if (delivery?.status !== 'pending') return null
        const recorded = draft.patch('deliveries', id, {
          ...describeAttempt(attempt),
          attempts: delivery.attempts + 1,
          lastAttemptAt: attempt.at,
          responseStatus: attempt.responseStatus,
        })
        if (attempt.kind === 'failed' && attempt.disable) {
          const { reason } = attempt.disable
          disableWebhook(draft, delivery.webhookId, { disabledReason: reason, updatedAt: attempt.at })
        }
        return recorded
      }),

    test: (userId, webhookId, { id, now }) =>
      update(userId, (draft) => {
        requireEnabled(draft.get('webhooks', webhookId))
        return putDelivery(draft, { id, webhookId, type: 'webhook.test', event: null, at: now })
      }),

    replay: (userId, id, now) =>
      update(userId, (draft) => {
        const delivery = draft.get('deliveries', id)
        if (!delivery) throw new StoreError('NOT_FOUND', 'There is no such delivery')
        requireEnabled(draft.get('webhooks', delivery.webhookId))
        if (delivery.status === 'pending') {
          throw new StoreError('CONFLICT', 'The message is still to be delivered')
        }
        return draft.patch('deliveries', id, {
          status: 'pending',
          nextAttemptAt: now,
          error: null,
          finishedAt: null,
        })
      }),

    async deleteOld(before) {
      const userIds = new Set(lookup.shards.flatMap(({ webhooks }) => [...webhooks.values()]))
      const counts = await sweep(engine, userIds, (draft) => removeOldDeliveries(draft, before))
      return counts.reduce((sum, count) => sum + count, 0)
    },
  }
}

function describeAttempt(
  attempt: DeliveryAttempt,
): Pick<DeliveryRow, 'status' | 'nextAttemptAt' | 'error' | 'finishedAt'> {
  const { kind, at } = attempt
  if (kind === 'delivered') return { status: kind, nextAttemptAt: null, error: null, finishedAt: at }
  if (kind === 'failed') return { status: kind, nextAttemptAt: null, error: attempt.error, finishedAt: at }
  return {
    status: 'pending',
    nextAttemptAt: attempt.nextAttemptAt,
    error: attempt.error,
    finishedAt: null,
  }
}

function requireEnabled(webhook: WebhookRow | undefined): void {
  if (!webhook) throw new StoreError('NOT_FOUND', 'There is no such webhook')
  if (webhook.disabled) throw new StoreError('CONFLICT', 'The webhook is disabled')
}
