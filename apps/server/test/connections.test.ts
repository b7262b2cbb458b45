import { describe, expect, it } from 'vitest'
import { newClient } from './client.ts'
import { photograph } from './pictures.ts'
import { connectTo, type RawAnswer } from './raw-connection.ts'
import { startServer } from './server-process.ts'

const host = 'Host: localhost\r\n'
const json = 'Content-Type: application/json\r\n'
const alive = `GET /livez HTTP/1.1\r\n${host}\r\n`

/** Longer than a server might hold on to a connection whose body it did not want. */
const laterMilliseconds = 1500

describe('a connection', () => {
  it('is good for the next request after one whose body was refused, as the answer says', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const credential = `Authorization: Bearer ${client.token}\r\n`
    const long = 'x'.repeat(1_000_000)
    const told = `Content-Length: ${long.length}\r\n\r\n`
    const chunk = `${long.length.toString(16)}\r\n${long}\r\n0\r\n\r\n`
    const refused: [string, string, number][] = [
      [`POST /api/v1/presets HTTP/1.1\r\n${host}${credential}${json}${told}`, long, 413],
      [
        `POST /api/v1/presets HTTP/1.1\r\n${host}${credential}${json}Transfer-Encoding: chunked\r\n\r\n`,
        chunk,
        413,
      ],
      [`POST /api/v1/presets HTTP/1.1\r\n${host}${credential}Content-Type: text/plain\r\n${told}`, long, 400],
      [`POST /api/v1/presets HTTP/1.1\r\n${host}${json}${told}`, long, 401],
      [`POST /api/v1/nothing HTTP/1.1\r\n${host}${credential}${json}${told}`, long, 404],
      [`POST /trpc/presets.create HTTP/1.1\r\n${host}${credential}${json}${told}`, long, 413],
    ]
    await Promise.all(
      refused.map(async ([head, body, status]) => {
        const { ask } = await connectTo(server)
        const answer = await ask(head, body)
        expect(answer.status, head).toBe(status)
        expect(answer.headers.get('connection'), head).toBe('keep-alive')
        expect((await ask(alive)).status).toBe(200)
        await new Promise((resolve) => setTimeout(resolve, laterMilliseconds))
        expect((await ask(alive)).status).toBe(200)
      }),
    )
  })

  it('that brings what is no request is answered in the one shape of errors', async () => {
    const server = await startServer()
    const cases: [string, number][] = [
      [`NONSENSE / HTTP/1.1\r\n${host}\r\n`, 400],
      ['\u0016\u0003\u0001\u0002\r\n\r\n', 400],
      [`GET /livez HTTP/1.1\r\n${host}X-Long: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
      [`GET /${'a'.repeat(20_000)} HTTP/1.1\r\n${host}\r\n`, 431],
      [`POST /api/v1/auth/login HTTP/1.1\r\n${host}${json}Content-Length: -1\r\n\r\n`, 400],
      ['GET /livez HTTP/1.1\r\nHost: a b\r\n\r\n', 400],
      ['GET /api/v1/me HTTP/1.1\r\nHost: evil.example/path?\r\n\r\n', 400],
      [`OPTIONS * HTTP/1.1\r\n${host}\r\n`, 400],
    ]
    for (const [text, status] of cases) {
      const answer = await (await connectTo(server)).ask(text)
      expect(answer.status, text.slice(0, 60)).toBe(status)
      expectError(answer)
    }
    expect((await (await connectTo(server)).ask(alive)).status).toBe(200)
  })

  it('that ends in the middle of a body is no fault of the server', async () => {
    const server = await startServer()
    const { socket } = await connectTo(server)
    socket.write(`POST /api/v1/auth/login HTTP/1.1\r\n${host}${json}Content-Length: 100\r\n\r\n{"user`)
    await expect.poll(async () => (await (await connectTo(server)).ask(alive)).status).toBe(200)
    socket.destroy()
    await expect.poll(() => server.output()).toContain('"status":499')
    expect(server.output()).not.toContain('"level":50')
  })

  it('that ends while its answer is made is no fault of the server either', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const { id } = await client.store(await photograph({ width: 3000, height: 2000 }))
    const recipe = JSON.stringify({ format: 'avif', effort: 9 })
    const curve = encodeURIComponent(JSON.stringify({ id, request: { formats: ['avif'] } }))
    const credential = `Authorization: Bearer ${client.token}\r\n`
    for (const request of [
      `POST /api/v1/images/${id}/preview HTTP/1.1\r\n${host}${credential}${json}Content-Length: ${recipe.length}\r\n\r\n${recipe}`,
      `GET /trpc/images.curve?input=${curve} HTTP/1.1\r\n${host}${credential}\r\n`,
    ]) {
      const given = server.output().split('"status":499').length
      const { socket } = await connectTo(server)
      socket.write(request)
      await new Promise((resolve) => setTimeout(resolve, 300))
      socket.destroy()
      await expect.poll(() => server.output().split('"status":499').length).toBe(given + 1)
      // Whatever the work says when it is given up has been said by then.
      await expect.poll(async () => (await client.quota()).images.used).toBe(1)
    }
    expect(server.output()).not.toContain('"level":50')
  })

  it('may name the server in its address, as to a proxy', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const bytes = await photograph()
    const { ask } = await connectTo(server)
    const credential = `Authorization: Bearer ${client.token}\r\n`
    const path = `${server.url}/api/v1/compress?format=webp&width=20`
    const answer = await ask(
      `POST ${path} HTTP/1.1\r\n${host}${credential}Content-Length: ${bytes.length}\r\n\r\n`,
      bytes,
    )
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/webp'])
  })
})

function expectError({ headers, body }: RawAnswer): void {
  expect(JSON.parse(body)).toEqual({
    error: {
      code: 'INVALID_INPUT',
      message: expect.any(String),
      requestId: headers.get('x-request-id'),
    },
  })
}
