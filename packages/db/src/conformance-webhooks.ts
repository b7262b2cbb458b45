import { describe, expect, it } from 'vitest'
import type { OpenBench } from './conformance.ts'
import type { WebhookRow } from './rows.ts'

/** Webhooks and the deliveries to them. */
export function describeWebhooks(openBench: OpenBench): void {
  describe('webhooks', () => {
    it('are kept for their owner only, and bounded', async () => {
      const bench = await openBench()
      const { rows } = bench
      const [ada, grace] = [await bench.addUser(), await bench.addUser()]
      const webhook = rows.webhook(ada.id)
      await bench.store.webhooks.create(webhook)
      const patch = {
        url: 'https://example.org/other',
        previousSecret: { secret: webhook.secret, expiresAt: '2026-08-01T00:00:00.000Z' },
        secret: 'sealed anew',
        updatedAt: rows.now(),
      }
      expect(await bench.store.webhooks.update(ada.id, webhook.id, patch)).toEqual({ ...webhook, ...patch })
      await bench.reopen()
      const { store } = bench
      expect(await store.webhooks.get(ada.id, webhook.id)).toEqual({ ...webhook, ...patch })
      expect(await store.webhooks.get(grace.id, webhook.id)).toBeNull()
      await expect(store.webhooks.update(grace.id, webhook.id, patch)).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
      expect(await store.webhooks.delete(grace.id, webhook.id)).toBe(false)
      const asked = Array.from({ length: 22 }, () => store.webhooks.create(rows.webhook(ada.id)))
      const refused = (await Promise.allSettled(asked)).filter(({ status }) => status === 'rejected')
      expect(refused).toHaveLength(3)
      expect(await store.webhooks.list(ada.id)).toHaveLength(20)
    })
  })

  describe('deliveries', () => {
    it('come with the event in one change, to each webhook that asks for it', async () => {
      const bench = await openBench()
      const { rows } = bench
      const [user, other] = [await bench.addUser(), await bench.addUser()]
      const all = rows.webhook(user.id, { events: ['image.created', 'image.deleted'] })
      const some = rows.webhook(user.id, { events: ['image.deleted'] })
      const off = rows.webhook(user.id, { disabled: true })
      for (const webhook of [all, some, off, rows.webhook(other.id)]) {
        await bench.store.webhooks.create(webhook)
      }
      const image = await bench.addImage(user.id)
      await bench.store.images.update(user.id, image.id, { name: 'x', updatedAt: rows.now() })
      await bench.store.images.delete(user.id, [image.id], rows.now())
      await bench.reopen()
      const due = await bench.store.deliveries.listDue('2026-12-01T00:00:00.000Z', 10)
      expect(due.map(({ webhook, delivery }) => [webhook.id, delivery.type])).toEqual(
        expect.arrayContaining([
          [all.id, 'image.created'],
          [all.id, 'image.deleted'],
          [some.id, 'image.deleted'],
        ]),
      )
      expect(due).toHaveLength(3)
      expect(new Set(due.map(({ delivery }) => delivery.id)).size).toBe(3)
      const first = due[0]?.delivery
      expect(first).toMatchObject({
        status: 'pending',
        attempts: 0,
        lastAttemptAt: null,
        event: { imageId: image.id, seq: 1 },
      })
      expect(await bench.store.deliveries.nextDueAt()).toBe(first?.nextAttemptAt)
      expect(await bench.store.deliveries.listDue('2026-01-01T00:00:00.000Z', 10)).toEqual([])
      expect(await bench.store.deliveries.listDue('2026-12-01T00:00:00.000Z', 1)).toEqual([due[0]])
      const page = await bench.store.deliveries.list(user.id, all.id, { limit: 10 })
      expect(page.items.map(({ type }) => type)).toEqual(['image.deleted', 'image.created'])
      expect((await bench.store.deliveries.list(other.id, all.id, { limit: 10 })).total).toBe(0)
      expect(await bench.store.deliveries.get(other.id, first?.id ?? '')).toBeNull()
    })

    it('are listed without those that are passed over, so that one receiver does not stand before all others', async () => {
      const { store, rows, addUser, addImage } = await openBench()
      const [ada, grace] = [await addUser(), await addUser()]
      const [slow, quick] = [rows.webhook(ada.id), rows.webhook(ada.id)]
      for (const webhook of [slow, quick, rows.webhook(grace.id)]) await store.webhooks.create(webhook)
      for (const { id } of [ada, ada, grace]) await addImage(id)
      const now = '2026-12-01T00:00:00.000Z'
      const list = (passOver: { deliveries?: string[]; webhooks?: string[]; users?: string[] }) =>
        store.deliveries.listDue(now, 2, {
          deliveries: new Set(passOver.deliveries),
          webhooks: new Set(passOver.webhooks),
          users: new Set(passOver.users),
        })
      expect(await list({})).toEqual(await store.deliveries.listDue(now, 2))
      const all = await store.deliveries.listDue(now, 10)
      expect(all).toHaveLength(5)
      expect(await list({ webhooks: [slow.id] })).toEqual(
        all.filter(({ webhook }) => webhook.id !== slow.id).slice(0, 2),
      )
      expect((await list({ users: [ada.id] })).map(({ webhook }) => webhook.userId)).toEqual([grace.id])
      const [first, second, third] = all.map(({ delivery }) => delivery.id)
      expect(
        (await list({ deliveries: [first ?? '', second ?? ''] })).map(({ delivery }) => delivery.id)[0],
      ).toBe(third)
    })

    it('wait while their user is disabled', async () => {
      const { store, rows, addUser, addImage } = await openBench()
      // The first one is the admin, who cannot be disabled.
      const [, user] = [await addUser(), await addUser()]
      await store.webhooks.create(rows.webhook(user.id))
      await addImage(user.id)
      const now = '2026-12-01T00:00:00.000Z'
      await store.users.update(user.id, { disabled: true })
      expect(await store.deliveries.listDue(now, 10)).toEqual([])
      expect(await store.deliveries.nextDueAt()).not.toBeNull()
      await store.users.update(user.id, { disabled: false })
      expect(await store.deliveries.listDue(now, 10)).toHaveLength(1)
    })

    it('are tried until they arrive or are given up, under one id', async () => {
      const { store, rows, addUser, addImage } = await openBench()
      const user = await addUser()
      await store.webhooks.create(rows.webhook(user.id))
      await addImage(user.id)
      const due = async (now: string) =>
        (await store.deliveries.listDue(now, 10)).map(({ delivery }) => delivery)
      const [delivery] = await due('2026-06-01T00:00:00.000Z')
      const id = delivery?.id ?? ''
      const at = '2026-06-01T00:00:00.000Z'
      const nextAttemptAt = '2026-06-01T00:05:00.000Z'
      const retry = { kind: 'retry', at, responseStatus: 500, error: 'a bad day', nextAttemptAt } as const
      expect(await store.deliveries.record(user.id, id, retry)).toMatchObject({
        status: 'pending',
        attempts: 1,
        lastAttemptAt: at,
        responseStatus: 500,
        error: 'a bad day',
        nextAttemptAt,
      })
      expect(await due('2026-06-01T00:04:59.000Z')).toEqual([])
      expect(await store.deliveries.nextDueAt()).toBe(nextAttemptAt)
      expect((await due(nextAttemptAt)).map((row) => row.id)).toEqual([id])
      await expect(store.deliveries.replay(user.id, id, at)).rejects.toMatchObject({ code: 'CONFLICT' })
      const arrived = { kind: 'delivered', at, responseStatus: 204 } as const
      expect(await store.deliveries.record(user.id, id, arrived)).toMatchObject({
        status: 'delivered',
        attempts: 2,
        nextAttemptAt: null,
        error: null,
        finishedAt: at,
      })
      expect(await store.deliveries.record(user.id, id, arrived)).toBeNull()
      expect(await store.deliveries.nextDueAt()).toBeNull()
      expect(await store.deliveries.replay(user.id, id, at)).toMatchObject({ id, status: 'pending' })
      const lost = { kind: 'failed', at, responseStatus: null, error: 'nobody is there' } as const
      expect(await store.deliveries.record(user.id, id, lost)).toMatchObject({
        status: 'failed',
        attempts: 3,
        error: 'nobody is there',
      })
      await expect(store.deliveries.replay(user.id, rows.id(), at)).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
    })

    it('end with their webhook, whether it is disabled or deleted', async () => {
      const { store, rows, addUser, addImage } = await openBench()
      const user = await addUser()
      const [gone, off] = [rows.webhook(user.id), rows.webhook(user.id)]
      for (const webhook of [gone, off]) await store.webhooks.create(webhook)
      await addImage(user.id)
      await addImage(user.id)
      const now = '2026-06-02T00:00:00.000Z'
      const due = await store.deliveries.listDue(now, 10)
      const first = due.find(({ webhook }) => webhook.id === gone.id)?.delivery
      const disable = { reason: 'It answered 410' }
      const attempt = { kind: 'failed', at: now, responseStatus: 410, error: 'Gone', disable } as const
      await store.deliveries.record(user.id, first?.id ?? '', attempt)
      expect(await store.webhooks.get(user.id, gone.id)).toMatchObject({
        disabled: true,
        disabledReason: 'It answered 410',
      })
      const { items } = await store.deliveries.list(user.id, gone.id, { limit: 10 })
      expect(items.map(({ status, error }) => [status, error])).toEqual([
        ['failed', 'The webhook was disabled'],
        ['failed', 'Gone'],
      ])
      await expect(store.deliveries.replay(user.id, first?.id ?? '', now)).rejects.toMatchObject({
        code: 'CONFLICT',
      })
      await addImage(user.id)
      expect((await store.deliveries.list(user.id, gone.id, { limit: 10 })).total).toBe(2)
      await store.webhooks.update(user.id, gone.id, { disabled: false, updatedAt: now })
      expect(await store.webhooks.get(user.id, gone.id)).toMatchObject({
        disabled: false,
        disabledReason: null,
      })
      await store.webhooks.update(user.id, off.id, { disabled: true, updatedAt: now })
      expect(await store.deliveries.listDue(now, 10)).toEqual([])
      await store.deliveries.replay(user.id, first?.id ?? '', now)
      expect(await store.webhooks.delete(user.id, gone.id)).toBe(true)
      expect(await store.deliveries.nextDueAt()).toBeNull()
      expect(await store.deliveries.get(user.id, first?.id ?? '')).toBeNull()
    })

    it('are tested with a message of their own', async () => {
      const { store, rows, addUser } = await openBench()
      const user = await addUser()
      const webhook = rows.webhook(user.id)
      await store.webhooks.create(webhook)
      const message = { id: rows.id(), now: rows.now() }
      const test = await store.deliveries.test(user.id, webhook.id, message)
      expect(test).toMatchObject({ id: message.id, type: 'webhook.test', event: null, status: 'pending' })
      expect((await store.deliveries.listDue(message.now, 10)).map(({ delivery }) => delivery)).toEqual([
        test,
      ])
      await expect(store.deliveries.test(user.id, rows.id(), message)).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
    })

    it('are kept for thirty days, and two thousand at most', async () => {
      const { store, rows, addUser, addImage } = await openBench()
      const user = await addUser()
      const webhook = rows.webhook(user.id, { events: ['image.deleted'] })
      await store.webhooks.create(webhook)
      const make = (now: string) => store.deliveries.test(user.id, webhook.id, { id: rows.id(), now })
      const [old, pending] = [await make('2026-04-01T00:00:00.000Z'), await make('2026-04-01T00:00:00.000Z')]
      const attempt = { kind: 'delivered', at: '2026-04-01T00:00:01.000Z', responseStatus: 200 } as const
      await store.deliveries.record(user.id, old.id, attempt)
      expect(await store.deliveries.deleteOld('2026-04-01T00:00:00.000Z')).toBe(0)
      await make('2026-04-30T00:00:00.000Z')
      expect(await store.deliveries.get(user.id, old.id)).not.toBeNull()
      await make('2026-05-02T00:00:00.000Z')
      expect(await store.deliveries.get(user.id, old.id)).toBeNull()
      expect(await store.deliveries.get(user.id, pending.id)).not.toBeNull()
      const late = await make('2026-05-02T00:00:00.000Z')
      await store.deliveries.record(user.id, late.id, { ...attempt, at: '2026-05-02T00:00:01.000Z' })
      expect(await store.deliveries.deleteOld('2026-06-15T00:00:00.000Z')).toBe(1)

      // A hundred images that go at once tell twenty webhooks of it.
      const first = await make('2026-06-20T00:00:00.000Z')
      await store.deliveries.record(user.id, first.id, { ...attempt, at: first.createdAt })
      const ids = []
      for (let i = 0; i < 100; i++) ids.push((await addImage(user.id)).id)
      const events: WebhookRow['events'] = ['image.deleted']
      for (let i = 1; i < 20; i++) await store.webhooks.create(rows.webhook(user.id, { events }))
      await store.images.delete(user.id, ids, '2026-06-21T00:00:00.000Z')
      expect(await store.deliveries.listDue('2026-07-01T00:00:00.000Z', 3000)).toHaveLength(2000)
      // What is over goes before what is still to be delivered, and that by age.
      expect(await store.deliveries.get(user.id, first.id)).toBeNull()
      expect(await store.deliveries.get(user.id, pending.id)).toBeNull()
    })
  })
}
