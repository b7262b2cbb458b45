import { expect, it } from 'vitest'
import { password, postJson } from './client.ts'
import { startServer } from './server-process.ts'

interface Call {
  error?: { data: { error: { code: string } } }
}

it('looks at ten of a thousand guesses, and lets the owner in from elsewhere', async () => {
  // The test is the proxy: what it adds on the right is where a request comes from, whatever stands before it.
  const server = await startServer({ env: { TESSERA_RATE_LIMIT_SCALE: '1', TESSERA_TRUSTED_PROXIES: '1' } })
  const from = (address: string, i = 0) => ({ 'X-Forwarded-For': `10.${i % 250}.0.${i % 199}, ${address}` })
  const [attacker, home] = ['203.0.113.9', '198.51.100.7']
  const owner = { username: 'somebody', password }
  expect((await postJson(`${server.url}/api/v1/auth/register`, owner, from(home))).status).toBe(201)

  const codes: string[] = []
  for (let i = 0; i < 500; i += 20) {
    const guesses = Array.from({ length: 20 }, (_, k) => ({ ...owner, password: `guess ${i + k}` }))
    const [alone, batch] = await Promise.all([
      Promise.all(
        guesses.map((guess, k) =>
          postJson<{ error: { code: string } }>(
            `${server.url}/api/v1/auth/login`,
            guess,
            from(attacker, i + k),
          ),
        ),
      ),
      postJson<Call[]>(
        `${server.url}/trpc/${guesses.map(() => 'auth.login').join(',')}?batch=1`,
        Object.fromEntries(guesses.map((guess, k) => [k, { ...guess, password: `other ${guess.password}` }])),
        from(attacker, i),
      ),
    ])
    codes.push(...alone.map(({ body }) => body.error.code))
    codes.push(...batch.body.map((call) => call.error?.data.error.code ?? 'let in'))
  }
  expect(codes).toHaveLength(1000)
  expect(codes.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(10)
  expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(990)
  // The right one is not looked at either, there.
  expect((await postJson(`${server.url}/api/v1/auth/login`, owner, from(attacker))).status).toBe(429)
  expect((await postJson(`${server.url}/api/v1/auth/login`, owner, from(home))).status).toBe(200)
  expect((await postJson(`${server.url}/api/v1/auth/token`, owner, from(home))).status).toBe(201)
})
