import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newClient } from './client.ts'
import { startServer } from './server-process.ts'
import { become, deliveryOf, hook, test } from './webhook-client.ts'
import { startReceiver, toReceivers } from './webhook-receiver.ts'

describe('the receivers of webhooks', () => {
  it('are not followed to another address, nor sought at a private one', async () => {
    const canary = await startReceiver()
    const receiver = await startReceiver((_, response) =>
      response.writeHead(307, { Location: canary.url }).end(),
    )
    const server = await startServer({ env: toReceivers })
    const client = await newClient(server)
    const made = await hook(client, { url: receiver.url })
    const sent = await test(client, made)
    await expect
      .poll(() => deliveryOf(client, sent))
      .toMatchObject({ responseStatus: 307, error: 'The receiver answered 307' })
    expect(canary.connections).toBe(0)

    // What the operator allowed once and does not any more.
    const closed = await hook(client, { url: canary.url })
    await server.stop()
    await server.start({ PORT: new URL(server.url).port, TESSERA_WEBHOOK_NETWORKS: '10.0.0.0/8' })
    const refused = await test(client, closed)
    await become(client, refused, {
      status: 'failed',
      attempts: 1,
      responseStatus: null,
      error: expect.stringContaining('Expected a public host for url but received 127.0.0.1'),
    })
    expect(canary.connections).toBe(0)
  })

  it('have to prove their names over https, whatever the environment says of proxies and proofs', async () => {
    const [receiver, proxy] = [await startReceiver(undefined, { isSecure: true }), await startReceiver()]
    const env = {
      ...toReceivers,
      TESSERA_WEBHOOK_NETWORKS: '127.0.0.0/8,::1/128',
      TESSERA_WEBHOOK_RETRY_SECONDS: '3600',
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
      NODE_USE_ENV_PROXY: '1',
      HTTPS_PROXY: new URL(proxy.url).origin,
      HTTP_PROXY: new URL(proxy.url).origin,
    }
    const server = await startServer({ env })
    const client = await newClient(server)
    const made = await hook(client, { url: receiver.url })
    const unknown = await test(client, made)
    await become(client, unknown, {
      attempts: 1,
      error: 'The connection failed (DEPTH_ZERO_SELF_SIGNED_CERT)',
    })
    await server.stop()
    const certificate = join(server.folder, 'receiver.pem')
    await writeFile(certificate, receiver.certificate)
    await server.start({ PORT: new URL(server.url).port, NODE_EXTRA_CA_CERTS: certificate })
    const known = await test(client, made)
    await become(client, known, { status: 'delivered', attempts: 1 })
    const misnamed = await hook(client, { url: receiver.url.replace('localhost', '127.0.0.1') })
    const other = await test(client, misnamed)
    await become(client, other, {
      attempts: 1,
      error: 'The connection failed (ERR_TLS_CERT_ALTNAME_INVALID)',
    })
    expect(receiver.received.map(({ id }) => id)).toEqual([known.id])
    expect(proxy.connections).toBe(0)
  })
})
