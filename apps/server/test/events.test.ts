import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Client, newClient, type One } from './client.ts'
import { photograph } from './pictures.ts'
import { type ServerProcess, startServer } from './server-process.ts'

type Seen = { id: number; type: string }

/** Follows the account's events as a program without EventSource would, until stopped. */
async function follow(server: ServerProcess, client: Client, lastEventId: string | null = null) {
  const stop = new AbortController()
  const input = encodeURIComponent(JSON.stringify({ lastEventId }))
  const response = await fetch(`${server.url}/trpc/events.follow?input=${input}`, {
    headers: { Authorization: `Bearer ${client.token}`, Accept: 'text/event-stream' },
    signal: stop.signal,
  })
  const seen: Seen[] = []
  const opened = Promise.withResolvers<void>()
  const reading = (async () => {
    let text = ''
    for await (const chunk of response.body ?? []) {
      opened.resolve()
      text += Buffer.from(chunk).toString()
      const messages = text.split('\n\n')
      text = messages.pop() ?? ''
      for (const message of messages) {
        const data = /^data: (.*)$/m.exec(message)?.[1]
        const id = /^id: (\d+)$/m.exec(message)?.[1]
        if (data && id) seen.push({ id: Number(id), type: (JSON.parse(data) as { type: string }).type })
      }
    }
  })().catch(() => {})
  // The first lump says that it is open: what happens from now on is seen.
  await Promise.race([opened.promise, reading])
  return { seen, status: response.status, stop: () => stop.abort(), reading }
}

/** A line to the server that can be cut, as a phone's is when it leaves the house. */
async function openLine(server: ServerProcess) {
  const open = new Set<Socket>()
  const proxy = createServer((near) => {
    const far = connect(Number(new URL(server.url).port), '127.0.0.1')
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', () => {})
      socket.once('close', () => open.delete(socket))
    }
    near.pipe(far).pipe(near)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const cut = () => {
    for (const socket of open) socket.destroy()
  }
  onTestFinished(() => {
    cut()
    proxy.close()
  })
  return { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, cut }
}

describe('events', () => {
  it('tell what happens as it happens, and go on where a dropped connection ended', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const first = await follow(server, client)
    const image = await client.store(await photograph())
    await expect.poll(() => first.seen.map(({ type }) => type)).toEqual(['image.created'])
    first.stop()
    await client.send<One>('POST', `/images/${image.id}/compressions`, { format: 'webp' })
    await client.send('DELETE', `/images/${image.id}`)
    const last = first.seen.at(-1)?.id ?? 0
    const second = await follow(server, client, String(last))
    await expect
      .poll(() => second.seen.map(({ type }) => type))
      .toEqual(['compression.queued', 'job.started', 'compression.ready', 'image.deleted'])
    expect(second.seen.map(({ id }) => id)).toEqual([1, 2, 3, 4].map((step) => last + step))
    second.stop()
  })

  it('miss none and double none, however often the line is cut', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const image = await client.store(await photograph({ width: 64, height: 48 }))
    const line = await openLine(server)
    const changes = 120
    let last = '1'
    const seen: number[] = []
    let made = 0
    const changing = (async () => {
      for (; made < changes; made++)
        await client.send('PATCH', `/images/${image.id}`, { name: `${made}.jpg` })
    })()
    let cuts = 0
    while (seen.length < changes) {
      const stream = await follow({ ...server, url: line.url }, client, last)
      const wanted = Math.min(changes, seen.length + 10)
      await expect
        .poll(() => seen.length + stream.seen.length, { timeout: 120_000 })
        .toBeGreaterThanOrEqual(wanted)
      line.cut()
      cuts++
      await stream.reading
      seen.push(...stream.seen.map(({ id }) => id))
      last = String(seen.at(-1))
    }
    await changing
    expect(cuts).toBeGreaterThan(3)
    expect(seen).toEqual(Array.from({ length: changes }, (_, index) => index + 2))
  })

  it('that are not kept any more are not passed over in silence', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const image = await client.store(await photograph({ width: 64, height: 48 }))
    let number = 0
    const change = async () => {
      while (number++ < 1001) await client.send('PATCH', `/images/${image.id}`, { name: `${number}.jpg` })
    }
    await Promise.all(Array.from({ length: 16 }, change))
    const stream = await follow(server, client, '1')
    await expect.poll(() => stream.seen).toEqual([{ id: 1002, type: 'resync' }])
    await client.send('DELETE', `/images/${image.id}`)
    await expect.poll(() => stream.seen.slice(1)).toEqual([{ id: 1003, type: 'image.deleted' }])
    stream.stop()
  })

  it('end with the credential that they were asked for with', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const { body } = await client.send<{ token: string; id: string }>('POST', '/tokens', { name: 'a stream' })
    const stream = await follow(server, { ...client, token: body.token })
    await client.store(await photograph({ seed: 1 }))
    await expect.poll(() => stream.seen).toHaveLength(1)
    expect((await client.send('DELETE', `/tokens/${body.id}`)).status).toBe(204)
    await client.store(await photograph({ seed: 2 }))
    await stream.reading
    expect(stream.seen).toHaveLength(1)
  })

  it('are nobody else’s', async () => {
    const server = await startServer()
    const [owner, stranger] = [await newClient(server), await newClient(server)]
    const listening = await follow(server, stranger)
    await owner.store(await photograph())
    await stranger.store(await photograph())
    await expect.poll(() => listening.seen).toHaveLength(1)
    listening.stop()
    const anonymous = await fetch(`${server.url}/trpc/events.follow?input=%7B%7D`)
    expect(await anonymous.text()).toContain('"code":"UNAUTHENTICATED"')
  })

  it('do not hold a shutdown up', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const listening = await follow(server, client)
    expect(listening.status).toBe(200)
    expect(await server.stop()).toBe(0)
    await listening.reading
  })
})
