import { describe, expect, it } from 'vitest'
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
  const reading = (async () => {
    let text = ''
    for await (const chunk of response.body ?? []) {
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
  return { seen, status: response.status, stop: () => stop.abort(), reading }
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
