import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTRPCClient, httpBatchLink } from '@trpc/client'
import { describe, expect, it } from 'vitest'
import type { Share } from '../src/contract/share-objects.ts'
import type { AppRouter } from '../src/trpc/router.ts'
import { type Client, newClient, request } from './client.ts'
import { photograph } from './pictures.ts'
import { startServer } from './server-process.ts'
import { open, refusal, share, unlock } from './share-client.ts'

describe('the token of a share', () => {
  it('is neither stored nor logged, and another one opens nothing', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const image = await client.store(await photograph({ width: 64, height: 64 }))
    const { token } = await share(client, { imageIds: [image.id], password: 'by the sea' })
    expect(token).toMatch(/^tsh_[\w-]{43}$/)
    for (const wrong of [`${token}x`, token.slice(0, -1), 'tsh_', 'x'.repeat(5000), '..'])
      expect([400, 404], wrong.slice(0, 20)).toContain((await open(server, wrong)).status)
    expect((await unlock(server, token, 'by the sea')).status).toBe(200)
    await fetch(`${server.url}/s/${token}`, { headers: { Accept: 'text/html' } })
    await expect.poll(() => server.output()).toContain('"/s/[token]"')
    await server.stop()
    expect(server.output()).toContain('/api/v1/shared/[token]/unlock')
    expect(server.output()).not.toContain(token)
    const files = await readdir(join(server.folder, 'db'), { recursive: true, withFileTypes: true })
    for (const file of files.filter((entry) => entry.isFile())) {
      const text = await readFile(join(file.parentPath, file.name), 'latin1')
      expect(text.includes(token) || text.includes('by the sea'), file.name).toBe(false)
    }
  })

  it('leads to a page that no search engine keeps', async () => {
    const server = await startServer()
    const page = await fetch(`${server.url}/s/tsh_nothing`, { headers: { Accept: 'text/html' } })
    expect(page.status).toBe(200)
    expect(page.headers.get('x-robots-tag')).toBe('noindex, nofollow')
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  })
})

describe('the password of a share', () => {
  it('is asked for before anything is said, and gives a grant that ends with it', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const image = await client.store(await photograph({ width: 64, height: 64 }), 'secret.jpg')
    const { token, share: made } = await share(client, {
      imageIds: [image.id],
      title: 'Secret',
      password: 'by the sea',
    })
    expect(made.hasPassword).toBe(true)
    const closed = await open(server, token)
    expect(refusal(closed)).toEqual([401, 'UNAUTHENTICATED'])
    expect(closed.body.error.details).toEqual({ password: 'required' })
    expect(JSON.stringify(closed.body)).not.toMatch(/secret/i)
    const wrong = await unlock(server, token, 'by the lake')
    expect(refusal(wrong)).toEqual([401, 'UNAUTHENTICATED'])
    expect(wrong.body.error.details).toEqual({ password: 'wrong' })

    const { grant, grantExpiresAt } = (await unlock(server, token, 'by the sea')).body
    expect(Date.parse(grantExpiresAt)).toBeLessThanOrEqual(Date.parse(made.expiresAt))
    const withGrant = { 'Tessera-Share-Grant': grant }
    expect((await open(server, token, withGrant)).body.share).toMatchObject({ title: 'Secret' })
    const [expiry = '', mac = ''] = grant.split('.')
    const forged = [
      `${Number(expiry) + 1}.${mac}`,
      `${expiry}.${mac}x`,
      expiry,
      mac,
      `${expiry}.`,
      'x'.repeat(300),
    ]
    for (const text of forged)
      expect([400, 401], text).toContain((await open(server, token, { 'Tessera-Share-Grant': text })).status)
    const other = await share(client, { imageIds: [image.id], password: 'by the sea' })
    expect((await open(server, other.token, withGrant)).status).toBe(401)

    const path = `/shares/${made.id}`
    await client.send('PATCH', path, { password: 'by the lake' })
    expect((await open(server, token, withGrant)).status).toBe(401)
    await client.send('PATCH', path, { password: null })
    expect((await open(server, token)).status).toBe(200)
    expect(refusal(await unlock(server, token, 'by the lake'))).toEqual([400, 'INVALID_INPUT'])
  })

  it('cannot be guessed: ten tries in a quarter of an hour, also through a batch', async () => {
    const server = await startServer({ env: { TESSERA_RATE_LIMIT_SCALE: '1' } })
    const client = await newClient(server)
    const image = await client.store(await photograph({ width: 64, height: 64 }))
    const { token } = await share(client, { imageIds: [image.id], password: 'by the sea' })
    const trpc = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: `${server.url}/trpc` })] })
    const guess = (n: number): Promise<string> =>
      trpc.shared.unlock.mutate({ token, password: `guess ${n}` }).then(
        () => 'opened',
        (error: { data: { error: { code: string } } }) => error.data.error.code,
      )
    const codes = await Promise.all(Array.from({ length: 20 }, (_, n) => guess(n)))
    expect(codes.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(10)
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(10)
    const late = await unlock(server, token, 'by the sea')
    expect(refusal(late)).toEqual([429, 'RATE_LIMITED'])
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0)
    // The owner is let in all the same.
    expect((await client.get('/shares')).status).toBe(200)
  })
})

describe('views', () => {
  it('are counted once for each visitor, are seen at once, and survive a restart', async () => {
    const server = await startServer({ env: { TESSERA_TRUSTED_PROXIES: '1' } })
    const client = await newClient(server)
    const image = await client.store(await photograph({ width: 64, height: 64 }))
    const { token, share: made } = await share(client, { imageIds: [image.id] })
    const views = async (of: Client) =>
      (await of.get<{ share: Share }>(`/shares/${made.id}`)).body.share.views
    const from = (address: string) => open(server, token, { 'X-Forwarded-For': address })
    expect((await from('192.0.2.1')).status).toBe(200)
    expect(await views(client)).toBe(1)
    await Promise.all(Array.from({ length: 100 }, () => from('192.0.2.1')))
    expect(await views(client)).toBe(1)
    await from('192.0.2.2')
    await from('192.0.2.3')
    expect(await views(client)).toBe(3)
    expect(await server.stop()).toBe(0)
    const later = await server.start()
    const { body } = await request<{ share: Share }>(`${later.url}/api/v1/shares/${made.id}`, {
      headers: { Authorization: `Bearer ${client.token}` },
    })
    expect(body.share.views).toBe(3)
  })

  it('are not counted while the password is missing', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const image = await client.store(await photograph({ width: 64, height: 64 }))
    const { token, share: made } = await share(client, { imageIds: [image.id], password: 'by the sea' })
    await open(server, token)
    await unlock(server, token, 'by the lake')
    expect((await client.get<{ share: Share }>(`/shares/${made.id}`)).body.share.views).toBe(0)
  })
})
