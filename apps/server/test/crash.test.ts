import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { Image } from '../src/contract/objects.ts'
import { fetchBytes, newClient, type One, type Uploaded } from './client.ts'
import { photograph } from './pictures.ts'
import { startServer, storedFiles } from './server-process.ts'

describe('a power cut', () => {
  it('loses nothing that was acknowledged, and leaves nothing half-made that shows', async () => {
    const env = { TESSERA_IMAGES_PER_USER: '1000' }
    let server = await startServer({ env })
    const client = await newClient(server)
    const port = new URL(server.url).port
    const acknowledged = new Map<string, Buffer>()
    for (let round = 0; round < 5; round++) {
      let cut = false
      const pictures = await Promise.all(
        Array.from({ length: 24 }, (_, i) => photograph({ width: 96, height: 64, seed: round * 24 + i + 1 })),
      )
      const uploads = pictures.map(async (bytes) => {
        const answer = await client.upload({ bytes }).catch(() => null)
        const result = (answer?.body as Uploaded | undefined)?.images[0]
        if (answer?.status === 201 && result && 'image' in result) acknowledged.set(result.image.id, bytes)
        // The cut comes in the middle of a round, wherever that is: once a few have been acknowledged.
        if (!cut && acknowledged.size >= round * 8 + 4) {
          cut = true
          await server.kill()
        }
      })
      await Promise.all(uploads)
      if (!cut) await server.kill()
      server = await server.start({ PORT: port })
      const { body } = await client.get<{ images: Image[]; total: number }>('/images?limit=100')
      for (const [id, bytes] of acknowledged) {
        const image = (await client.get<One>(`/images/${id}`)).body.image
        expect((await fetchBytes(image.url)).equals(bytes)).toBe(true)
      }
      const { images, bytes } = await client.quota()
      expect(images.used).toBe(body.total)
      expect(body.total).toBeGreaterThanOrEqual(acknowledged.size)
      if (body.total <= 100) expect(bytes.used).toBe(body.images.reduce((sum, image) => sum + image.bytes, 0))
      const files = new Set(await storedFiles(server))
      const userFolder = [...files][0]?.split('/')[0]
      for (const image of body.images) expect(files.has(`${userFolder}/${image.id}/original.jpg`)).toBe(true)
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(20)
  })

  it('takes up the jobs that were waiting', async () => {
    const server = await startServer({ env: { TESSERA_WORKERS: '1' } })
    const client = await newClient(server)
    const image = await client.store(await photograph({ width: 2000, height: 1500 }))
    const path = `/images/${image.id}/compressions`
    const asked = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        client.send<One>('POST', path, { format: 'avif', quality: 50 + i }, { Prefer: 'respond-async' }),
      ),
    )
    expect(asked.every(({ status }) => status === 202)).toBe(true)
    await server.kill()
    await server.start({ PORT: new URL(server.url).port })
    const ready = async () => {
      const { body } = await client.get<{ compressions: { status: string }[] }>(path)
      return body.compressions.filter(({ status }) => status === 'ready').length
    }
    await expect.poll(ready, { timeout: 200_000, interval: 200 }).toBe(8)
  }, 240_000)
})

describe('one folder', () => {
  it('belongs to one server: the second says so and ends', async () => {
    const server = await startServer()
    await expect(startServer({ folder: server.folder })).rejects.toThrow(
      /exited with 1[\s\S]*tessera: .*(use|lock|another)/i,
    )
  })
})

describe('a decoder that dies', () => {
  it('costs its one job, never the service', async () => {
    const server = await startServer({ env: { TESSERA_WORKERS: '1' } })
    const client = await newClient(server)
    const image = await client.store(await photograph({ width: 2400, height: 1800 }))
    const path = `/images/${image.id}/compressions`
    const asking = client.send<One>('POST', path, { format: 'avif', quality: 90 })
    // Its decoding process is killed as soon as the job has begun; the job is then tried again, and succeeds.
    await expect
      .poll(async () => (await client.get<{ jobs: { status: string }[] }>('/jobs')).body.jobs[0]?.status)
      .toBe('processing')
    for (const pid of await childrenOf(server.child.pid ?? 0)) process.kill(pid, 'SIGKILL')
    expect((await asking).status).toBe(201)
    const { body } = await client.get<{ jobs: { attempts: number; status: string }[] }>('/jobs')
    expect(body.jobs[0]).toMatchObject({ status: 'ready' })
    expect((await client.get<{ total: number }>(path)).body.total).toBe(1)
  })
})

/** The processes that a process has started, as /proc tells. */
async function childrenOf(parent: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  return pids
    .filter((pid) => {
      try {
        return (
          Number(
            readFileSync(`/proc/${pid}/stat`, 'utf8')
              .replace(/^.*\) /s, '')
              .split(' ')[1],
          ) === parent
        )
      } catch {
        return false // it has ended meanwhile
      }
    })
    .map(Number)
}
