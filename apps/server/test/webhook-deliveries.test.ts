import { describe, expect, it } from 'vitest'
import type { Delivery, Webhook, WebhookWithSecret } from '../src/contract/webhooks.ts'
import { newClient } from './client.ts'
import { readMetric } from './metrics.ts'
import { photograph } from './pictures.ts'
import { startServer } from './server-process.ts'
import { become, deliveryOf, hook, logOf, test } from './webhook-client.ts'
import { startReceiver, toReceivers, verify } from './webhook-receiver.ts'

describe('deliveries', () => {
  it('are tested, tried again under the same id until they arrive, and replayed', async () => {
    const server = await startServer({ env: toReceivers })
    const client = await newClient(server)
    let answers = 0
    const receiver = await startReceiver((_, response) => {
      answers++
      response.writeHead(answers === 1 ? 500 : 200).end('thanks')
    })
    const made = await hook(client, { url: receiver.url })
    const sent = await test(client, made)
    expect(sent).toMatchObject({
      type: 'webhook.test',
      message: { type: 'webhook.test', data: { webhookId: made.webhook.id } },
    })
    await become(client, sent, {
      status: 'delivered',
      attempts: 2,
      responseStatus: 200,
      error: null,
      nextAttemptAt: null,
    })
    const replayed = await client.send<{ delivery: Delivery }>('POST', `/deliveries/${sent.id}/replay`)
    expect(replayed).toMatchObject({ status: 202, body: { delivery: { id: sent.id, status: 'pending' } } })
    await become(client, sent, { status: 'delivered', attempts: 3 })
    expect(receiver.received.map(({ id }) => id)).toEqual([sent.id, sent.id, sent.id])
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1)
    for (const received of receiver.received) verify(made.secret, received)
    const attempts = (outcome: string) => readMetric(server, 'tessera_webhook_attempts_total', { outcome })
    expect([await attempts('delivered'), await attempts('retry'), await attempts('failed')]).toEqual([
      2, 1, 0,
    ])
  })

  it('are given up after the last attempt, with what went wrong in the log, and can be replayed', async () => {
    const env = { ...toReceivers, TESSERA_WEBHOOK_RETRY_SECONDS: '1' }
    const server = await startServer({ env })
    const client = await newClient(server)
    let status = 404
    const receiver = await startReceiver((_, response) => response.writeHead(status).end())
    const made = await hook(client, { url: receiver.url })
    const sent = await test(client, made)
    await become(client, sent, {
      status: 'failed',
      attempts: 2,
      responseStatus: 404,
      error: 'The receiver answered 404',
      nextAttemptAt: null,
      finishedAt: expect.any(String),
    })
    status = 204
    await client.send('POST', `/deliveries/${sent.id}/replay`)
    await become(client, sent, { status: 'delivered', attempts: 3, responseStatus: 204, error: null })
  })

  it('end for a receiver that answers 410, which is disabled until its owner enables it', async () => {
    const server = await startServer({ env: toReceivers })
    const client = await newClient(server)
    let status = 500
    const receiver = await startReceiver((_, response) =>
      response.writeHead(status, status === 500 ? { 'Retry-After': '3600' } : {}).end(),
    )
    const made = await hook(client, { url: receiver.url, events: ['image.deleted'] })
    const waiting = await test(client, made)
    await become(client, waiting, { attempts: 1, status: 'pending' })
    status = 410
    const gone = await test(client, made)
    await become(client, gone, { status: 'failed', attempts: 1, responseStatus: 410 })
    await become(client, waiting, { status: 'failed', attempts: 1, error: 'The webhook was disabled' })
    const path = `/webhooks/${made.webhook.id}`
    expect((await client.get<{ webhook: Webhook }>(path)).body.webhook).toMatchObject({
      disabled: true,
      disabledReason: expect.stringContaining('410'),
    })
    const refused = { status: 409, body: { error: { code: 'CONFLICT' } } }
    expect(await client.send('POST', `${path}/test`)).toMatchObject(refused)
    expect(await client.send('POST', `/deliveries/${gone.id}/replay`)).toMatchObject(refused)
    const image = await client.store(await photograph({ width: 64 }))
    await client.send('DELETE', `/images/${image.id}`)
    expect(await logOf(client, made)).toHaveLength(2)
    status = 200
    expect(await client.send('PATCH', path, { disabled: false })).toMatchObject({
      body: { webhook: { disabled: false, disabledReason: null } },
    })
    await client.send('POST', `/deliveries/${gone.id}/replay`)
    await become(client, gone, { status: 'delivered', attempts: 2 })
  })

  it('wait as long as the receiver asks for, a day at most', async () => {
    const server = await startServer({ env: toReceivers })
    const client = await newClient(server)
    const asked: Record<string, string> = {
      '/seconds': '7200',
      '/date': new Date(Date.now() + 7_200_000).toUTCString(),
      '/year': String(365 * 86_400),
      '/words': 'tomorrow, perhaps',
    }
    const receiver = await startReceiver(({ path }, response) =>
      response.writeHead(503, { 'Retry-After': asked[path] }).end(),
    )
    for (const [path, least, most] of [
      ['/seconds', 7200, 7200 * 1.2],
      // Dates are in whole seconds, and the test has taken some.
      ['/date', 7000, 7200 * 1.2],
      ['/year', 86_400, 86_400 * 1.2],
      ['/words', 1, 1.2],
    ] as const) {
      const made = await hook(client, { url: new URL(path, receiver.url).href })
      const sent = await test(client, made)
      await expect.poll(async () => (await deliveryOf(client, sent)).attempts).toBeGreaterThan(0)
      const { lastAttemptAt, nextAttemptAt, responseStatus } = await deliveryOf(client, sent)
      expect(responseStatus).toBe(503)
      const seconds = (Date.parse(nextAttemptAt ?? '') - Date.parse(lastAttemptAt ?? '')) / 1000
      expect(seconds, path).toBeGreaterThanOrEqual(least)
      // To the millisecond, in which times are kept.
      expect(seconds, path).toBeLessThanOrEqual(most + 0.001)
    }
  })

  it('are signed with both secrets while a change of secrets lasts', async () => {
    const server = await startServer({ env: toReceivers })
    const client = await newClient(server)
    const receiver = await startReceiver()
    const made = await hook(client, { url: receiver.url })
    const path = `/webhooks/${made.webhook.id}/secret`
    const rotated = (await client.send<WebhookWithSecret>('POST', path)).body
    expect(rotated.secret).not.toBe(made.secret)
    const overlap =
      Date.parse(rotated.webhook.previousSecretExpiresAt ?? '') - Date.parse(rotated.webhook.updatedAt)
    expect(overlap).toBe(24 * 3_600_000)
    await test(client, made)
    await expect.poll(() => receiver.received).toHaveLength(1)
    const [both] = receiver.received
    if (both) for (const { secret } of [made, rotated]) verify(secret, both)

    const atOnce = (await client.send<WebhookWithSecret>('POST', `${path}?overlapHours=0`)).body
    expect(atOnce.webhook.previousSecretExpiresAt).toBeNull()
    await test(client, made)
    await expect.poll(() => receiver.received).toHaveLength(2)
    const last = receiver.received[1]
    if (!last) throw new Error('expected a second message')
    verify(atOnce.secret, last)
    for (const { secret } of [made, rotated]) expect(() => verify(secret, last)).toThrow()
  })

  it('need a new secret once the server has another of its own, and say so', async () => {
    const env = { ...toReceivers, TESSERA_SECRET: 'the first secret of this server, kept elsewhere' }
    const server = await startServer({ env })
    const client = await newClient(server)
    const receiver = await startReceiver()
    const made = await hook(client, { url: receiver.url })
    await server.stop()
    await server.start({
      PORT: new URL(server.url).port,
      TESSERA_SECRET: 'another secret, since the first was lost',
    })
    const sent = await test(client, made)
    await become(client, sent, {
      status: 'pending',
      responseStatus: null,
      error: 'The secret cannot be read, since that of the server has changed; make a new one',
    })
    expect(receiver.connections).toBe(0)
    const path = `/webhooks/${made.webhook.id}/secret`
    const { secret } = (await client.send<WebhookWithSecret>('POST', path)).body
    await become(client, sent, { status: 'delivered' })
    for (const received of receiver.received) verify(secret, received)
  })

  it('to a receiver that hangs keep no other waiting', async () => {
    const server = await startServer({ env: toReceivers })
    const client = await newClient(server)
    const slow = await startReceiver(() => {})
    const quick = await startReceiver()
    const [hanging, good] = [await hook(client, { url: slow.url }), await hook(client, { url: quick.url })]
    for (let i = 0; i < 40; i++) await test(client, hanging)
    await expect.poll(() => slow.received.length).toBeGreaterThan(0)
    for (let i = 0; i < 12; i++) await test(client, good)
    await expect.poll(() => quick.received.length).toBe(12)
    // No more at once than five, and none of them has had an answer.
    expect((await logOf(client, hanging)).filter(({ status }) => status === 'delivered')).toEqual([])
    expect(new Set(slow.received.map(({ id }) => id)).size).toBeLessThan(40)
  })

  it('survive the server: what waited, and what was being sent when it ended', async () => {
    const server = await startServer({ env: toReceivers })
    const client = await newClient(server)
    let isOpen = false
    const receiver = await startReceiver((_, response) => {
      if (isOpen) response.writeHead(204).end()
    })
    const made = await hook(client, { url: receiver.url })
    const sent = await test(client, made)
    await expect.poll(() => receiver.received).toHaveLength(1)
    await server.kill()
    const again = await server.start({ PORT: new URL(server.url).port })
    await expect.poll(() => receiver.received).toHaveLength(2)
    // A stop does not wait for a receiver that hangs; it is not counted as an attempt.
    expect(await again.stop()).toBe(0)
    isOpen = true
    await again.start({ PORT: new URL(server.url).port })
    await become(client, sent, { status: 'delivered', attempts: 1 })
    expect(receiver.received.map(({ id }) => id)).toEqual([sent.id, sent.id, sent.id])
  })
})
