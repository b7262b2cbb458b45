import { StoreError } from '../errors.ts'
import type { WebhookStore } from '../port.ts'
import type { WebhookRow } from '../rows.ts'
import type { Draft } from './draft.ts'
import type { Engine } from './engine.ts'

/** Webhooks that one user can have. */
const webhooksPerUser = 20

export function createWebhooks({ read, update, lookup }: Engine): WebhookStore {
  return {
    create: (webhook) =>
      update(webhook.userId, (draft) => {
        const used = draft.list('webhooks').length
        if (used >= webhooksPerUser) {
          throw new StoreError('QUOTA_EXCEEDED', `Expected at most ${webhooksPerUser} webhooks`, {
            details: { resource: 'webhooks', used, limit: webhooksPerUser },
          })
        }
        draft.put('webhooks', webhook)
      }),

    async get(userId, id) {
      return (await read(userId))?.webhooks.get(id) ?? null
    },

    async list(userId) {
      return [...((await read(userId))?.webhooks.values() ?? [])]
    },

    update: (userId, id, patch) =>
      update(userId, (draft) => {
        if (!draft.get('webhooks', id)) throw new StoreError('NOT_FOUND', 'There is no such webhook')
        const { disabled, disabledReason, updatedAt, ...rest } = patch
        const fields = Object.entries(rest).filter(([, value]) => value !== undefined)
        if (disabled)
          return disableWebhook(draft, id, { ...Object.fromEntries(fields), disabledReason, updatedAt })
        return draft.patch('webhooks', id, {
          ...Object.fromEntries(fields),
          ...(disabled === false && { disabled, disabledReason: null }),
          updatedAt,
        })
      }),

    async delete(userId, id) {
      if (!lookup.userIds.has(userId)) return false
      return update(userId, (draft) => {
        if (!draft.get('webhooks', id)) return false
        for (const row of draft.list('deliveries')) {
          if (row.webhookId === id) draft.remove('deliveries', row.id)
        }
        draft.remove('webhooks', id)
        return true
      })
    },
  }
}

/** Disables a webhook, and gives up what was still to be delivered to it. */
export function disableWebhook(
  draft: Draft,
  id: string,
  {
    disabledReason,
    updatedAt,
    ...fields
  }: Omit<Partial<WebhookRow>, 'disabledReason'> & {
    disabledReason?: string | null | undefined
    updatedAt: string
  },
): WebhookRow {
  for (const row of draft.list('deliveries')) {
    if (row.webhookId !== id || row.status !== 'pending') continue
    draft.patch('deliveries', row.id, {
      status: 'failed',
      nextAttemptAt: null,
      error: 'The webhook was disabled',
      finishedAt: updatedAt,
    })
  }
  return draft.patch('webhooks', id, {
    ...fields,
    disabled: true,
    disabledReason: disabledReason ?? null,
    updatedAt,
  })
}
