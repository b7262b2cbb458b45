import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type Failed, fetchBytes, newClient, type One } from './client.ts'
import { photograph } from './pictures.ts'
import { readZip } from './read-zip.ts'
import { startServer } from './server-process.ts'

type Link = { url: string; urlExpiresAt: string }

describe('an archive of images', () => {
  it('has every file, with names that are safe and different, and the length that was said', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const [first, second, third] = await Promise.all([1, 2, 3].map((seed) => photograph({ seed })))
    if (!first || !second || !third) throw new Error('there are three')
    const images = [
      await client.store(first, 'Sea.jpg'),
      await client.store(second, 'sea.JPG'),
      await client.store(third, 'con.jpg'),
    ]
    const ids = images.map(({ id }) => id)
    const compressions = `/images/${ids[0]}/compressions`
    const made = await client.send<One>('POST', compressions, { format: 'webp', width: 100 })
    const webp = await fetchBytes(made.body.compression.url ?? '')

    const originals = await client.send<Link>('POST', '/images/zip', { ids: [...ids, ids[0]] })
    expect(originals.status).toBe(201)
    expect(Date.parse(originals.body.urlExpiresAt)).toBeGreaterThan(Date.now())
    const answer = await fetch(originals.body.url)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename=images.zip',
      'x-content-type-options': 'nosniff',
    })
    const archive = Buffer.from(await answer.arrayBuffer())
    expect(answer.headers.get('content-length')).toBe(String(archive.length))
    const files = await readZip(archive)
    expect(files.map(({ name }) => name)).toEqual(['Sea.jpg', 'sea (2).JPG', '_con.jpg'])
    expect(files.map(({ bytes }) => sha256(bytes))).toEqual(images.map((image) => image.sha256))
    const head = await fetch(originals.body.url, { method: 'HEAD' })
    expect(head.headers.get('content-length')).toBe(String(archive.length))

    const all = await client.send<Link>('POST', '/images/zip', { ids, include: ['compressions', 'original'] })
    const everything = await readZip(await fetchBytes(all.body.url))
    expect(everything.map(({ name }) => name)).toEqual(['Sea.jpg', 'Sea.webp', 'sea (2).JPG', '_con.jpg'])
    expect(everything[1]?.bytes.equals(webp)).toBe(true)

    const tampered = await fetch(originals.body.url.replace('images.zip', 'image.zip'))
    expect(tampered.status).toBe(403)
    await client.send('POST', '/images/delete', { ids: ids.slice(1) })
    expect(await readZip(await fetchBytes(all.body.url))).toHaveLength(2)
    await client.send('POST', '/images/delete', { ids })
    expect((await fetch(all.body.url)).status).toBe(404)
  })

  it('is of one’s own images only', async () => {
    const server = await startServer()
    const [owner, stranger] = [await newClient(server), await newClient(server)]
    const [mine, theirs] = [
      await owner.store(await photograph({ seed: 1 })),
      await stranger.store(await photograph({ seed: 2 })),
    ]
    for (const ids of [[theirs.id], [mine.id, theirs.id], [mine.id, '0'.repeat(26)], ['../x']]) {
      const answer = await owner.send<Failed>('POST', '/images/zip', { ids })
      expect(answer).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND' } } })
      expect(JSON.stringify(answer.body)).not.toContain(theirs.name)
    }
    for (const body of [{ ids: [] }, { ids: [mine.id], include: [] }, { ids: [mine.id], include: ['key'] }])
      expect(await owner.send('POST', '/images/zip', body)).toMatchObject({ status: 400 })
    const many = await owner.send('POST', '/images/zip', { ids: Array(201).fill(mine.id) })
    expect(many).toMatchObject({ status: 400 })
    const none = await owner.send('POST', '/images/zip', { ids: [mine.id], include: ['compressions'] })
    expect(none).toMatchObject({ status: 404, body: { error: { code: 'NOT_GENERATED' } } })
  })
})

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
