import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { clientOf, type Failed, newClient, type One, password, postJson, request } from './client.ts'
import { photograph } from './pictures.ts'
import { startServer } from './server-process.ts'

const cookieOf = (headers: Headers) => headers.getSetCookie()[0]?.split(';')[0] ?? ''

describe('sessions', () => {
  it('begins with registering or logging in, and is over after logging out', async () => {
    const server = await startServer()
    const api = `${server.url}/api/v1`
    const registered = await postJson(`${api}/auth/register`, { username: 'somebody', password })
    expect(registered.headers.getSetCookie()[0]).toMatch(
      /^tessera_session=tss_\S+; HttpOnly; Max-Age=\d+; Path=\/; SameSite=Lax$/,
    )
    const loggedIn = await postJson(`${api}/auth/login`, { username: 'Somebody', password })
    expect(loggedIn).toMatchObject({ status: 200, body: { user: { username: 'somebody', role: 'admin' } } })
    const cookie = cookieOf(loggedIn.headers)
    expect(await request(`${api}/me`, { headers: { Cookie: cookie } })).toMatchObject({ status: 200 })
    const origin = { Cookie: cookie, Origin: server.url }
    const out = await request(`${api}/auth/logout`, { method: 'POST', headers: origin })
    expect(out.status).toBe(204)
    expect(out.headers.getSetCookie()[0]).toMatch(/^tessera_session=; .*Max-Age=0/)
    expect((await request(`${api}/me`, { headers: { Cookie: cookie } })).status).toBe(401)
    expect((await request(`${api}/me`, { headers: { Cookie: cookieOf(registered.headers) } })).status).toBe(
      200,
    )
  })

  it('has a Secure cookie if and only if the public address is https', async () => {
    const server = await startServer({ env: { TESSERA_PUBLIC_URL: 'https://images.example.org' } })
    // What is printed is the public address, which leads to a proxy; the port is in the log.
    await expect.poll(() => server.output()).toContain('"listening"')
    const port = /"port":(\d+)/.exec(server.output())?.[1]
    const registered = await postJson(`http://127.0.0.1:${port}/api/v1/auth/register`, {
      username: 'somebody',
      password,
    })
    expect(registered.headers.getSetCookie()[0]).toContain('; Secure')
  })

  it('runs no write that another site makes, whatever its type, on any way in', async () => {
    const server = await startServer()
    const api = `${server.url}/api/v1`
    const cookie = cookieOf(
      (await postJson(`${api}/auth/register`, { username: 'somebody', password })).headers,
    )
    const form = new FormData()
    form.append('image', new Blob([(await photograph()) as Uint8Array<ArrayBuffer>]), 'a.jpg')
    const attempts = [
      undefined,
      'null',
      'https://evil.example',
      `${server.url}.evil.example`,
      `${server.url.replace('http:', 'https:')}1`,
    ].flatMap((origin) => {
      const headers: Record<string, string> = {
        Cookie: cookie,
        ...(origin === undefined ? {} : { Origin: origin }),
      }
      return [
        request(`${api}/images`, { method: 'POST', headers, body: form }),
        request(`${api}/tokens`, {
          method: 'POST',
          headers: { ...headers, 'Content-Type': 'application/json' },
          body: '{"name":"x"}',
        }),
        request(`${api}/tokens`, {
          method: 'POST',
          headers: { ...headers, 'Content-Type': 'text/plain' },
          body: '{"name":"x"}',
        }),
        request(`${api}/auth/logout`, { method: 'POST', headers }),
        request(`${server.url}/trpc/tokens.create`, {
          method: 'POST',
          headers: { ...headers, 'Content-Type': 'application/json' },
          body: '{"name":"x"}',
        }),
      ]
    })
    for (const answer of await Promise.all(attempts)) expect(answer.status).toBe(403)
    const mine = await request<{ total: number }>(`${api}/tokens`, { headers: { Cookie: cookie } })
    expect(mine.body.total).toBe(0)
    const own = await request(`${api}/images`, {
      method: 'POST',
      headers: { Cookie: cookie, Origin: server.url },
      body: form,
    })
    expect(own.status).toBe(201)
  })
})

describe('API tokens', () => {
  it('can do what their scopes say until they are revoked', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const image = await client.store(await photograph())
    const { body } = await client.send<{ token: string; id: string }>('POST', '/tokens', {
      name: 'reader',
      scopes: ['read'],
    })
    const reader = clientOf(server, { token: body.token, username: client.username })
    expect((await reader.get(`/images/${image.id}`)).status).toBe(200)
    const refused = await Promise.all([
      reader.upload({ bytes: await photograph() }),
      reader.send('DELETE', `/images/${image.id}`),
      reader.send('PATCH', `/images/${image.id}`, { name: 'x' }),
      reader.send('POST', `/images/${image.id}/compressions`, { format: 'webp' }),
      reader.send('POST', '/tokens', { name: 'more', scopes: ['write'] }),
    ])
    for (const answer of refused)
      expect(answer).toMatchObject({ status: 403, body: { error: { code: 'FORBIDDEN' } } })
    expect((await client.send('DELETE', `/tokens/${body.id}`)).status).toBe(204)
    expect((await reader.get('/me')).status).toBe(401)
    expect(JSON.stringify((await client.get('/tokens')).body)).not.toContain('tst_')
  })
})

describe('guessing', () => {
  it('stops at ten guesses for a name, says when to try again, and believes no forwarded address', async () => {
    const server = await startServer({ env: { TESSERA_RATE_LIMIT_SCALE: '1' } })
    await postJson(`${server.url}/api/v1/auth/register`, { username: 'somebody', password })
    const guess = (i: number) =>
      postJson<Failed>(
        `${server.url}/api/v1/auth/login`,
        { username: 'somebody', password: `guess ${i}` },
        { 'X-Forwarded-For': `10.0.0.${i}` },
      )
    const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => guess(i)))
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10)
    const limited = answers.find(({ status }) => status === 429)
    expect(limited?.body.error.code).toBe('RATE_LIMITED')
    expect(Number(limited?.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})

describe('ways in', () => {
  it('count guesses by who is meant, however the name is written', async () => {
    const server = await startServer({ env: { TESSERA_RATE_LIMIT_SCALE: '1' } })
    await postJson(`${server.url}/api/v1/auth/register`, { username: 'bobby', password })
    const spellings = ['bobby', 'BOBBY', '\uff42obby', 'b\uff4fbby']
    const statuses: number[] = []
    for (let i = 0; i < 16; i++) {
      const username = spellings[i % spellings.length]
      statuses.push(
        (await postJson(`${server.url}/api/v1/auth/login`, { username, password: 'wrong' })).status,
      )
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(10)
    expect(statuses.filter((status) => status === 429)).toHaveLength(6)
  })

  it('answer who asks first whether to send a body', async () => {
    const server = await startServer()
    const request = httpRequest(`${server.url}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Expect: '100-continue' },
    })
    const body = JSON.stringify({ username: 'nobody', password })
    request.on('continue', () => request.end(body))
    request.flushHeaders()
    const status = await new Promise((resolve) =>
      request.on('response', (response) => resolve(response.resume().statusCode)),
    )
    expect(status).toBe(401)
  })

  it('give out links under the name that was used', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const port = new URL(server.url).port
    const image = await client.store(await photograph())
    expect(image.url.startsWith(`http://localhost:${port}/files/`)).toBe(true)
    const asked = await fetch(`http://127.0.0.1:${port}/api/v1/images/${image.id}`, {
      headers: { Authorization: `Bearer ${client.token}` },
    })
    const { image: same } = (await asked.json()) as { image: { url: string } }
    expect(same.url.startsWith(`http://127.0.0.1:${port}/files/`)).toBe(true)
    expect((await fetch(same.url)).status).toBe(200)
  })

  it('are closed where the secret is none: links could be forged', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tessera-secret-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    await writeFile(join(folder, 'secret'), '')
    await expect(startServer({ folder })).rejects.toThrow(/exited with 1[\s\S]*holds no secret/)
  })
})

describe('registration', () => {
  it('makes one admin of two that come first at once', async () => {
    const server = await startServer()
    const answers = await Promise.all(
      ['one', 'two'].map((username) =>
        postJson<{ user: { role: string } }>(`${server.url}/api/v1/auth/register`, { username, password }),
      ),
    )
    expect(answers.map(({ body }) => body.user.role).toSorted()).toEqual(['admin', 'member'])
  })

  it('can be closed', async () => {
    const server = await startServer({ env: { TESSERA_REGISTRATION: 'closed' } })
    expect(
      await postJson(`${server.url}/api/v1/auth/register`, { username: 'somebody', password }),
    ).toMatchObject({ status: 403 })
  })

  it('has the demo account only when it was asked for', async () => {
    const server = await startServer()
    const login = { username: 'Picky', password: 'test' }
    expect((await postJson(`${server.url}/api/v1/auth/login`, login)).status).toBe(401)
    const demo = await startServer({ args: ['--demo'] })
    const { body } = await postJson<{ token: string }>(`${demo.url}/api/v1/auth/token`, login)
    const client = clientOf(demo, { token: body.token, username: 'Picky' })
    expect((await client.get<{ total: number }>('/images')).body.total).toBeGreaterThanOrEqual(3)
    // Everybody knows its password, so it is not the admin, though it came first.
    expect((await client.get<One>('/me')).body.user.role).toBe('member')
  })
})
