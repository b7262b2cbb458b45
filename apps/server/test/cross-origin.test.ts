import { describe, expect, it } from 'vitest'
import { newClient, request } from './client.ts'
import { photograph } from './pictures.ts'
import { startServer } from './server-process.ts'

const friend = 'https://friend.example'
const stranger = 'https://stranger.example'

function preflight(url: string, origin: string, { method = 'POST', headers = '' } = {}) {
  return request(url, {
    method: 'OPTIONS',
    headers: {
      Origin: origin,
      'Access-Control-Request-Method': method,
      ...(headers && { 'Access-Control-Request-Headers': headers }),
    },
  })
}

const listOf = (header: string | null) => (header ?? '').toLowerCase().split(/,\s*/)

describe('pages of other origins', () => {
  it('are let in by name, with what they must send and read, and never with cookies', async () => {
    const server = await startServer({ env: { TESSERA_CORS_ORIGINS: `https://other.example, ${friend}` } })
    for (const [path, method, asked] of [
      ['/api/v1/images', 'POST', 'authorization, idempotency-key'],
      ['/api/v1/images/x/compressions', 'POST', 'authorization, content-type, prefer, idempotency-key'],
      ['/api/v1/presets/x', 'PATCH', 'authorization, content-type'],
      ['/api/v1/uploads/x', 'PUT', 'content-type'],
      ['/trpc/images.list', 'POST', 'authorization, content-type'],
      [
        '/api/v1/tus/x',
        'PATCH',
        'authorization, content-type, tus-resumable, upload-offset, upload-length, upload-metadata',
      ],
    ] as const) {
      const { status, headers } = await preflight(server.url + path, friend, { method, headers: asked })
      expect(status, path).toBe(204)
      expect(headers.get('access-control-allow-origin'), path).toBe(friend)
      expect(headers.get('access-control-allow-credentials'), path).toBeNull()
      expect(listOf(headers.get('access-control-allow-methods')), path).toContain(method.toLowerCase())
      expect(listOf(headers.get('access-control-allow-headers')), path).toEqual(
        expect.arrayContaining(asked.split(', ')),
      )
      const refused = await preflight(server.url + path, stranger, { method, headers: asked })
      expect(refused.headers.get('access-control-allow-origin'), path).toBeNull()
    }
  })

  it('read answers and refusals alike, on every kind of route', async () => {
    const server = await startServer({ env: { TESSERA_CORS_ORIGINS: friend } })
    const client = await newClient(server)
    const image = await client.store(await photograph())
    const token = { Authorization: `Bearer ${client.token}` }
    for (const [method, path, headers] of [
      ['GET', `/api/v1/images/${image.id}`, token],
      ['GET', `/api/v1/images/${image.id}`, {}],
      ['GET', '/api/v1/nothing', token],
      ['GET', '/trpc/account.me', token],
      ['POST', '/api/v1/images', token],
      ['POST', '/api/v1/images', {}],
      ['POST', '/api/v1/compress', {}],
      ['PUT', '/api/v1/uploads/nothing', {}],
      ['POST', '/api/v1/tus', { ...token, 'Tus-Resumable': '1.0.0', 'Upload-Length': '10' }],
      ['GET', '/api/openapi.json', {}],
    ] as const) {
      const name = `${method} ${path}`
      const from = async (origin: string) =>
        (await request(server.url + path, { method, headers: { ...headers, Origin: origin } })).headers
      const [read, unread] = [await from(friend), await from(stranger)]
      expect(read.get('access-control-allow-origin'), name).toBe(friend)
      expect(read.get('access-control-allow-credentials'), name).toBeNull()
      expect(listOf(read.get('vary')), name).toContain('origin')
      expect(listOf(read.get('access-control-expose-headers')), name).toEqual(
        expect.arrayContaining([
          ...['x-request-id', 'retry-after', 'location', 'idempotent-replayed'],
          ...['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset', 'ratelimit-policy'],
          ...['tessera-bytes', 'tessera-ssim', 'tessera-quality'],
        ]),
      )
      expect(unread.get('access-control-allow-origin'), name).toBeNull()
    }
    const tus = await request(`${server.url}/api/v1/tus`, {
      method: 'POST',
      headers: { ...token, Origin: friend, 'Tus-Resumable': '1.0.0', 'Upload-Length': '10' },
    })
    expect(listOf(tus.headers.get('access-control-expose-headers'))).toEqual(
      expect.arrayContaining(['location', 'upload-offset', 'upload-expires', 'tessera-image-id']),
    )
  })

  it('are the only ones to whom any of this is told', async () => {
    const server = await startServer({ env: { TESSERA_CORS_ORIGINS: friend } })
    const { headers } = await request(`${server.url}/api/v1/me`)
    expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
    expect(listOf(headers.get('vary'))).toContain('origin')
  })

  it('are all strangers until some are named', async () => {
    const server = await startServer()
    const { headers } = await preflight(`${server.url}/api/v1/images`, friend)
    expect(headers.get('access-control-allow-origin')).toBeNull()
    const client = await newClient(server)
    const answer = await request(`${server.url}/api/v1/tokens`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${client.token}`,
        Origin: friend,
        'Content-Type': 'application/json',
      },
      body: '{"name":"x"}',
    })
    expect(answer.status).toBe(403)
  })
})
