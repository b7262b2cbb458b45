import { describe, expect, it } from 'vitest'
import { type Failed, fetchBytes, newClient } from './client.ts'
import { photograph } from './pictures.ts'
import { startServer } from './server-process.ts'

describe('signed files', () => {
  it('serves whole files and ranges, with headers that keep them harmless', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const bytes = await photograph({ width: 1200, height: 900 })
    const { url } = await client.store(bytes, 'photo.jpg')
    const whole = await fetch(url)
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': String(bytes.length),
      'content-disposition': 'inline; filename=photo.jpg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
      'cross-origin-resource-policy': 'cross-origin',
      'access-control-allow-origin': '*',
      'accept-ranges': 'bytes',
      'cache-control': expect.stringMatching(/^private, max-age=\d+, immutable$/),
      'referrer-policy': 'no-referrer',
    })
    expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true)

    const etag = whole.headers.get('etag') ?? ''
    const cases: [Record<string, string>, number, Buffer | null][] = [
      [{ Range: 'bytes=0-9' }, 206, bytes.subarray(0, 10)],
      [{ Range: 'bytes=-10' }, 206, bytes.subarray(-10)],
      [{ Range: `bytes=${bytes.length - 1}-` }, 206, bytes.subarray(-1)],
      [{ Range: 'bytes=0-99999999' }, 206, bytes],
      [{ Range: 'bytes=-99999999' }, 206, bytes],
      [{ Range: 'bytes=-0' }, 416, null],
      [{ Range: 'bytes=0-1,5-6' }, 200, bytes],
      [{ Range: 'lines=0-1' }, 200, bytes],
      [{ Range: 'bytes=0-9', 'If-Range': etag }, 206, bytes.subarray(0, 10)],
      [{ Range: 'bytes=0-9', 'If-Range': '"other"' }, 200, bytes],
      [{ Range: `bytes=${bytes.length}-` }, 416, null],
      [{ 'If-None-Match': etag }, 304, Buffer.alloc(0)],
      [{ 'If-None-Match': `W/${etag}, "b"` }, 304, Buffer.alloc(0)],
      [{ 'If-None-Match': '"other"' }, 200, bytes],
    ]
    for (const [headers, status, body] of cases) {
      const response = await fetch(url, { headers })
      expect(response.status, JSON.stringify(headers)).toBe(status)
      const received = Buffer.from(await response.arrayBuffer())
      if (body) expect(received.equals(body)).toBe(true)
      else expect(response.headers.get('content-range')).toBe(`bytes */${bytes.length}`)
    }
    const head = await fetch(url, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length'), (await head.arrayBuffer()).byteLength]).toEqual([
      200,
      String(bytes.length),
      0,
    ])
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(404)
  })

  it('streams what is large', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const bytes = await photograph({ width: 1500, height: 1500, format: 'png' })
    expect(bytes.length).toBeGreaterThan(1_000_000)
    const { url } = await client.store(bytes)
    expect((await fetchBytes(url)).equals(bytes)).toBe(true)
    const part = await fetch(url, { headers: { Range: 'bytes=100-900000' } })
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(100, 900_001))).toBe(true)
  })

  it('serves nothing for any changed link', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const { url } = await client.store(await photograph({ width: 64, height: 64 }), 'ä photo.jpg')
    const path = url.slice(server.url.length)
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~%'
    const changed = new Set<string>()
    for (let at = '/files/'.length; at < path.length; at++) {
      for (const sign of ['A', 'B', '_', '/', alphabet[at % alphabet.length]])
        changed.add(path.slice(0, at) + sign + path.slice(at + 1))
      changed.add(path.slice(0, at) + path.slice(at + 1))
      changed.add(`${path.slice(0, at)}x${path.slice(at)}`)
    }
    // The last sign of the mac has two bits that decode to nothing: all four spellings mean the same bytes, and one was signed.
    const end = path.indexOf('/', '/files/'.length) - 1
    for (const sign of alphabet) changed.add(path.slice(0, end) + sign + path.slice(end + 1))
    for (const tail of ['/', '.', '%00', '//', '/..']) changed.add(path + tail)
    changed.delete(path)
    const statuses = new Map<number, number>()
    const all = [...changed]
    for (let i = 0; i < all.length; i += 64) {
      const answers = await Promise.all(
        all.slice(i, i + 64).map((link) => fetch(server.url + link, { redirect: 'manual' })),
      )
      for (const answer of answers) {
        await answer.arrayBuffer()
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      }
    }
    expect(all.length).toBeGreaterThan(1000)
    // A fragment or a step up is resolved by the client, so it may ask for something else, which is not there.
    expect([...statuses.keys()].every((status) => status === 403 || status === 404)).toBe(true)
    expect((await fetch(url)).status).toBe(200)
  })

  it('says that a link has expired, and the same image has a new one', async () => {
    const server = await startServer({ env: { TESSERA_URL_TTL_SECONDS: '1' } })
    const client = await newClient(server)
    const image = await client.store(await photograph({ width: 64, height: 64 }))
    await expect.poll(async () => (await fetch(image.url)).status).toBe(410)
    const expired = (await (await fetch(image.url)).json()) as Failed
    expect(expired.error.code).toBe('LINK_EXPIRED')
    // On a busy machine a second may be over before a link that has just come is used.
    const renewed = async () => {
      const { body } = await client.get<{ image: { url: string } }>(`/images/${image.id}`)
      return (await fetch(body.image.url)).status
    }
    await expect.poll(renewed).toBe(200)
  })

  it('says nothing of where a file lay that is gone', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const image = await client.store(await photograph())
    await client.send('DELETE', `/images/${image.id}`)
    const response = await fetch(image.url)
    const { error } = (await response.json()) as Failed
    expect([response.status, error.code]).toEqual([404, 'NOT_FOUND'])
    expect(error.message).not.toContain(image.id)
    expect(error.details).toBeUndefined()
  })

  it('keeps tokens of links out of the log', async () => {
    const server = await startServer({ env: { TESSERA_LOG_LEVEL: 'debug' } })
    const client = await newClient(server)
    const { url } = await client.store(await photograph({ width: 64, height: 64 }))
    await fetchBytes(url)
    const token = url.split('/')[4] ?? ''
    await expect.poll(() => server.output()).toContain('/files/[token]/photo.jpg')
    expect(server.output()).not.toContain(token)
    expect(server.output()).not.toContain(client.token)
  })
})
