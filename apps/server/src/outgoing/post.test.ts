import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createAddressPolicy } from './address-policy.ts'
import { createPost } from './post.ts'

const never = new AbortController().signal
const message = { headers: { 'Content-Type': 'application/json' }, body: '{}' }

/** Counts who knocks; says whatever `talk` does. */
async function listen({ host = '127.0.0.1', port = 0 } = {}, talk: (socket: Socket) => void = () => {}) {
  const sockets = new Set<Socket>()
  let connections = 0
  const server = createServer((socket) => {
    connections++
    sockets.add(socket.on('error', () => {}))
    talk(socket)
  })
  await once(server.listen(port, host), 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { port: (server.address() as AddressInfo).port, connections: () => connections }
}

/** On one port of two addresses. Whichever is free on the one may be taken on the other, so it tries until one is free on both. */
async function listenTwice(): Promise<[allowed: Listener, canary: Listener]> {
  for (;;) {
    const allowed = await listen({ host: '127.0.0.2' }, (socket) => socket.destroy())
    const canary = await listen({ port: allowed.port }).catch(() => null)
    if (canary) return [allowed, canary]
  }
}

type Listener = Awaited<ReturnType<typeof listen>>

const posting = (networks: string[], addresses: readonly (readonly string[])[] = [], seconds = 10) => {
  let calls = 0
  const post = createPost({
    policy: createAddressPolicy({ networks }),
    seconds,
    // A name server that answers differently each time that it is asked.
    resolve: async () => addresses[Math.min(calls++, addresses.length - 1)] ?? [],
  })
  return { post: (url: string) => post(url, message, never), calls: () => calls }
}

describe('a post to an address that somebody chose', () => {
  it('never reaches a private address, however a name leads there', async () => {
    const canary = await listen()
    for (const addresses of [
      ['127.0.0.1'],
      ['8.8.8.8', '127.0.0.1'],
      ['127.0.0.1', '8.8.8.8'],
      ['::ffff:127.0.0.1'],
      ['::ffff:7f00:1'],
      ['64:ff9b::7f00:1'],
      ['::1'],
      ['0.0.0.0'],
      ['::'],
      ['169.254.169.254'],
      [],
    ]) {
      const { post } = posting([], [addresses])
      await expect(post(`https://rebind.example:${canary.port}/`), addresses.join()).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        details: { reason: 'private' },
      })
    }
    for (const host of [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '127.1',
      '2130706433',
      '[::ffff:127.0.0.1]',
      '0.0.0.0',
      '0',
    ])
      await expect(posting([]).post(`https://${host}:${canary.port}/`), host).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      })
    expect(canary.connections()).toBe(0)
    // The canary sings when it is reached.
    await expect(
      posting(['127.0.0.0/8'], [['127.0.0.1']], 1).post(`https://a.example:${canary.port}/`),
    ).rejects.toThrow()
    await expect.poll(canary.connections).toBe(1)
  }, 30_000)

  it('connects to what was checked: a name server that changes its mind in between gains nothing', async () => {
    const [allowed, canary] = await listenTwice()
    const { post, calls } = posting(['127.0.0.2/32'], [['127.0.0.2'], ['127.0.0.1']])
    await expect(post(`https://rebind.example:${allowed.port}/`)).rejects.toMatchObject({ name: 'PostError' })
    expect([calls(), allowed.connections(), canary.connections()]).toEqual([1, 1, 0])
    await expect(post(`https://rebind.example:${allowed.port}/`)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
    expect([calls(), allowed.connections(), canary.connections()]).toEqual([2, 1, 0])
  })

  it('says why no answer came, and in words when a name leads nowhere', async () => {
    const local = posting(['127.0.0.0/8'])
    const refusing = await listen({}, (socket) => socket.destroy())
    const nonsense = await listen({}, (socket) => socket.end('HELLO\r\n\r\n'))
    for (const { port } of [refusing, nonsense])
      await expect(local.post(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({
        name: 'PostError',
        message: expect.stringMatching(/^The connection failed \([A-Z_]+\)$/),
      })
    const post = createPost({
      policy: createAddressPolicy({ networks: [] }),
      seconds: 10,
      resolve: async (host) => {
        throw Object.assign(new Error('queryA ENOTFOUND'), {
          code: 'ENOTFOUND',
          syscall: 'queryA',
          hostname: host,
        })
      },
    })
    await expect(post('https://nowhere.example/', message, never)).rejects.toThrow(
      'The name of the host could not be looked up (ENOTFOUND)',
    )
  })

  it('ends when it is told to', async () => {
    const silent = await listen()
    const stop = new AbortController()
    const post = createPost({
      policy: createAddressPolicy({ networks: ['127.0.0.0/8'] }),
      seconds: 10,
      resolve: async () => [],
    })
    const posted = post(`http://127.0.0.1:${silent.port}/`, message, stop.signal)
    await expect.poll(silent.connections).toBe(1)
    const reason = new Error('the server stops')
    stop.abort(reason)
    await expect(posted).rejects.toBe(reason)
  })

  it.each([
    ['endless headers', 'HTTP/1.1 200 OK\r\nX: ', 'x'.repeat(1000)],
    ['interim answers without end', '', 'HTTP/1.1 103 Early Hints\r\n\r\n'],
    ['silence', '', ''],
  ])(
    'gives up on %s',
    async (_, first, again) => {
      const endless = await listen({}, (socket) => {
        socket.write(first)
        const timer = setInterval(() => socket.write(again), 20)
        socket.on('close', () => clearInterval(timer))
        socket.resume()
      })
      await expect(
        posting(['127.0.0.0/8'], [], 1).post(`http://127.0.0.1:${endless.port}/`),
      ).rejects.toMatchObject({
        name: 'PostError',
      })
    },
    60_000,
  )

  it('takes the status for the answer, whatever follows it', async () => {
    const endless = await listen({}, (socket) => {
      socket.write('HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\nRetry-After: 5\r\n\r\n1\r\nx\r\n')
    })
    const answer = await posting(['127.0.0.0/8']).post(`http://127.0.0.1:${endless.port}/`)
    expect(answer).toEqual({ status: 202, retryAfter: '5' })
  })
})
