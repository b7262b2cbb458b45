import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { acceptedEncoding } from './accepted-encoding.ts'

const app = new Hono().get('/', (c) => c.text(acceptedEncoding(c.req) ?? 'none'))

it.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['br;q=0, gzip', 'gzip'],
  ['br; q=0.5, gzip; q=1.0', 'br'],
  ['GZIP', 'gzip'],
  ['gzip;q=0.0, br;q=0', 'none'],
  ['x-br, gzipped', 'none'],
  ['', 'none'],
])('takes %j for %s', async (header, encoding) => {
  const answer = await app.request('/', { headers: { 'Accept-Encoding': header } })
  expect(await answer.text()).toBe(encoding)
})

it('sends to who names none as it is', async () => {
  expect(await (await app.request('/')).text()).toBe('none')
})
