import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTRPCClient, httpBatchLink } from '@trpc/client'
import { describe, expect, it } from 'vitest'
import type { Delivery, NewWebhook, Webhook, WebhookWithSecret } from '../src/contract/webhooks.ts'
import type { AppRouter } from '../src/trpc/router.ts'
import { type Client, type Failed, newClient, type One } from './client.ts'
import { photograph } from './pictures.ts'
import { type ServerProcess, startServer } from './server-process.ts'
import { startReceiver, toReceivers, verify } from './webhook-receiver.ts'

const create = (client: Client, body: Partial<NewWebhook>) =>
  client.send<WebhookWithSecret & Failed>('POST', '/webhooks', body)

const trpcOf = (server: ServerProcess, client: Client) =>
  createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({ url: `${server.url}/trpc`, headers: { Authorization: `Bearer ${client.token}` } }),
    ],
  })

describe('webhooks', () => {
  it('are made, listed, changed and deleted, over REST and tRPC; the secret is shown once and kept sealed', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const made = await create(client, {
      url: 'https://Example.ORG:443/hook?a=1#part',
      events: ['job.failed', 'image.created', 'job.failed'],
    })
    expect(made).toMatchObject({
      status: 201,
      body: {
        webhook: {
          url: 'https://example.org/hook?a=1',
          events: ['image.created', 'job.failed'],
          disabled: false,
          disabledReason: null,
          previousSecretExpiresAt: null,
        },
        secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/),
      },
    })
    const { webhook, secret } = made.body
    const trpc = trpcOf(server, client)
    const all = await trpc.webhooks.create.mutate({ url: 'https://8.8.8.8/' })
    expect(all.webhook.events).toHaveLength(6)
    expect(await client.get('/webhooks')).toMatchObject({
      body: { webhooks: [webhook, all.webhook], nextCursor: null, total: 2 },
    })
    expect(JSON.stringify((await client.get('/webhooks')).body)).not.toMatch(/whsec_|secret"/)
    const changed = await client.send<{ webhook: Webhook }>('PATCH', `/webhooks/${webhook.id}`, {
      url: 'https://example.org/other',
      events: ['tiling.ready'],
      disabled: true,
    })
    expect(changed.body.webhook).toMatchObject({
      url: 'https://example.org/other',
      events: ['tiling.ready'],
      disabled: true,
    })
    expect(await trpc.webhooks.get.query({ id: webhook.id })).toEqual(changed.body)
    expect((await client.send('DELETE', `/webhooks/${webhook.id}`)).status).toBe(204)
    expect((await client.send('DELETE', `/webhooks/${webhook.id}`)).status).toBe(404)

    await server.stop()
    const kept = await readFolder(join(server.folder, 'db'))
    expect(kept).toContain(all.webhook.id)
    for (const shown of [secret, all.secret])
      for (const form of [shown, shown.slice(6), Buffer.from(shown.slice(6), 'base64').toString('base64url')])
        expect(kept).not.toContain(form)
  })

  it('are refused for addresses that are malformed, private or not https, each with its reason', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const good = await create(client, { url: 'https://example.org/' })
    for (const [reason, ...urls] of [
      ['malformed', 'example.org/hook', 'https://', 'https://exa mple.org', '//example.org'],
      ['scheme', 'http://example.org/', 'ftp://example.org/', 'javascript:alert(1)', 'file:///etc/passwd'],
      ['credentials', 'https://user:word@example.org/', 'https://user@example.org/'],
      [
        'private',
        'https://localhost/',
        'https://127.0.0.1/',
        'https://[::1]/',
        'https://10.1.2.3/',
        'https://database/',
      ],
    ] as const) {
      for (const url of urls) {
        const refused = { status: 400, body: { error: { code: 'INVALID_INPUT' } } }
        const made = await create(client, { url })
        expect(made, url).toMatchObject(refused)
        // Spaces are refused before the address is read.
        if (!url.includes(' ')) expect(made.body.error.details, url).toEqual({ reason })
        const path = `/webhooks/${good.body.webhook.id}`
        expect(await client.send('PATCH', path, { url }), url).toMatchObject(refused)
      }
    }
    for (const body of [
      {},
      { url: 7 },
      { url: '' },
      { url: 'https://example.org/\u0000' },
      { url: `https://example.org/${'x'.repeat(2000)}` },
      { url: 'https://example.org/', events: [] },
      { url: 'https://example.org/', events: ['image.updated'] },
      { url: 'https://example.org/', events: ['image.created'], secret: 'mine' },
    ])
      expect(await create(client, body as Partial<NewWebhook>), JSON.stringify(body)).toMatchObject({
        status: 400,
        body: { error: { code: 'INVALID_INPUT' } },
      })
    expect(
      await client.send('POST', `/webhooks/${good.body.webhook.id}/secret?overlapHours=-1`),
    ).toMatchObject({ status: 400 })
    expect(await client.get('/webhooks')).toMatchObject({ body: { webhooks: [good.body.webhook] } })
    for (let i = 1; i < 20; i++) await create(client, { url: 'https://example.org/' })
    expect(await create(client, { url: 'https://example.org/' })).toMatchObject({
      status: 403,
      body: { error: { code: 'QUOTA_EXCEEDED', details: { limit: 20 } } },
    })
  })

  it('of others are not there, nor are their deliveries', async () => {
    const server = await startServer({ env: toReceivers })
    const [owner, other] = [await newClient(server), await newClient(server)]
    const receiver = await startReceiver()
    const { webhook } = (await create(owner, { url: receiver.url })).body
    const { delivery } = (await owner.send<{ delivery: Delivery }>('POST', `/webhooks/${webhook.id}/test`))
      .body
    await expect.poll(() => receiver.received).toHaveLength(1)
    for (const id of [webhook.id, 'nothing', '0'.repeat(26)]) {
      const answers = [
        await other.get(`/webhooks/${id}`),
        await other.get(`/webhooks/${id}/deliveries`),
        await other.send('PATCH', `/webhooks/${id}`, { disabled: true }),
        await other.send('POST', `/webhooks/${id}/secret`),
        await other.send('POST', `/webhooks/${id}/test`),
        await other.send('DELETE', `/webhooks/${id}`),
      ]
      for (const answer of answers)
        expect(answer).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND' } } })
    }
    for (const answer of [
      await other.get(`/deliveries/${delivery.id}`),
      await other.send('POST', `/deliveries/${delivery.id}/replay`),
    ])
      expect(answer).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND' } } })
    expect((await owner.get<{ webhook: Webhook }>(`/webhooks/${webhook.id}`)).body.webhook).toEqual(webhook)
    expect(receiver.received).toHaveLength(1)
  })

  it('tell what happens, each what it asks for, in messages that verify', async () => {
    const server = await startServer({ env: toReceivers })
    const client = await newClient(server)
    const receiver = await startReceiver()
    const all = (await create(client, { url: receiver.url })).body
    const some = (await create(client, { url: `${receiver.url}/some`, events: ['image.deleted'] })).body
    const off = (await create(client, { url: `${receiver.url}/off` })).body
    await client.send('PATCH', `/webhooks/${off.webhook.id}`, { disabled: true })
    const image = await client.store(await photograph({ width: 200 }))
    const path = `/images/${image.id}/compressions`
    const { compression } = (await client.send<One>('POST', path, { format: 'webp' })).body
    const failed = await client.send('POST', path, { crop: { left: 5000, top: 0, width: 10, height: 10 } })
    expect(failed.status).toBeGreaterThanOrEqual(400)
    await client.send('PATCH', `/images/${image.id}`, { name: 'not told' })
    await client.send('DELETE', `/images/${image.id}`)
    await expect.poll(() => receiver.received).toHaveLength(5)
    const typesAt = (path: string) =>
      receiver.received.filter((one) => one.path === path).map(({ message }) => message.type)
    expect(typesAt('/hook').toSorted()).toEqual([
      'compression.ready',
      'image.created',
      'image.deleted',
      'job.failed',
    ])
    expect(typesAt('/hook/some')).toEqual(['image.deleted'])
    for (const received of receiver.received) {
      const isAll = received.path === '/hook'
      verify(isAll ? all.secret : some.secret, received)
      expect(() => verify(isAll ? some.secret : all.secret, received)).toThrow()
      expect(received.headers['content-type']).toBe('application/json')
      expect(received.message).toMatchObject({
        timestamp: expect.any(String),
        data: { imageId: image.id, seq: expect.any(Number) },
      })
    }
    expect(
      receiver.received.find(({ message }) => message.type === 'compression.ready')?.message.data,
    ).toMatchObject({
      compressionId: compression.id,
      jobId: compression.jobId,
    })
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(5)
  })
})

async function readFolder(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return (
    await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1')))
  ).join('\n')
}
