import { describe, expect, it } from 'vitest'
import type { Compression, Image, Job } from '../src/contract/objects.ts'
import { signalChildren } from './child-processes.ts'
import { type Client, fetchBytes, newClient, type One, type Uploaded } from './client.ts'
import { photograph } from './pictures.ts'
import { type ServerProcess, startServer, storedFiles, temporaryFiles } from './server-process.ts'

/** `TESSERA_KILLS=50` for the whole proof; each takes seconds. */
const kills = Number(process.env.TESSERA_KILLS ?? 3)

const patience = { timeout: 120_000 + kills * 30_000 }

describe('a power cut', () => {
  it('loses nothing that was acknowledged, and leaves nothing half-made that shows', patience, async () => {
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

  it('takes up the jobs that were waiting', patience, async () => {
    const server = await startServer({ env: { TESSERA_WORKERS: '1' } })
    const client = await newClient(server)
    const image = await client.store(await photograph({ width: 2000, height: 1500 }))
    const path = `/images/${image.id}/compressions`
    const asked = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        client.send<One>(
          'POST',
          path,
          { format: 'webp', effort: 6, quality: 50 + i },
          { Prefer: 'respond-async' },
        ),
      ),
    )
    expect(asked.every(({ status }) => status === 202)).toBe(true)
    await server.kill()
    await server.start({ PORT: new URL(server.url).port })
    const ready = async () => {
      const { body } = await client.get<{ compressions: { status: string }[] }>(path)
      return body.compressions.filter(({ status }) => status === 'ready').length
    }
    await expect.poll(ready, { ...patience, interval: 200 }).toBe(8)
  })
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
  it('costs an attempt, never the job, the slot or the service', patience, async () => {
    const server = await startServer({ env: { TESSERA_WORKERS: '1', TESSERA_COMPRESSIONS_PER_IMAGE: '100' } })
    const client = await newClient(server)
    const image = await client.store(await photograph({ width: 1200, height: 900 }))
    const path = `/images/${image.id}/compressions`
    for (let round = 0; round < kills; round++) {
      const recipe = { format: 'avif', quality: 30 + round, effort: 4 }
      await client.send<One>('POST', path, recipe, { Prefer: 'respond-async' })
      await killDuring(1, { server, client })
      await expect.poll(async () => (await newestJob(client))?.status, patience).toBe('ready')
      const { attempts = 0, error } = (await newestJob(client)) ?? {}
      // The second may have been hit, too, on a machine that stands still for a second.
      expect(attempts).toBeGreaterThanOrEqual(2)
      expect(error).toBeNull()
    }
    const { body } = await client.get<{ compressions: Compression[]; total: number }>(`${path}?limit=100`)
    expect(body.total).toBe(kills)
    const charged = image.bytes + body.compressions.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0)
    expect(await client.quota()).toMatchObject({ bytes: { used: charged } })
    // The original, its thumbnail, and one file of each.
    expect(await storedFiles(server)).toHaveLength(2 + kills)
    await expect.poll(() => temporaryFiles(server)).toEqual([])
  })

  it(
    'again and again costs the job, after three attempts, and it can be tried once more',
    patience,
    async () => {
      const server = await startServer({ env: { TESSERA_WORKERS: '1' } })
      const client = await newClient(server)
      const image = await client.store(await photograph({ width: 1200, height: 900 }))
      const path = `/images/${image.id}/compressions`
      await client.send('POST', path, { format: 'avif', effort: 4 }, { Prefer: 'respond-async' })
      for (let attempt = 1; attempt <= 3; attempt++) await killDuring(attempt, { server, client })
      await expect.poll(async () => (await newestJob(client))?.status, patience).toBe('failed')
      const failed = await newestJob(client)
      expect(failed).toMatchObject({ attempts: 3, error: { code: 'PROCESSING_FAILED' } })
      const again = await client.send<One>('POST', `/jobs/${failed?.id}/retry`)
      expect(again).toMatchObject({ status: 200, body: { job: { status: 'queued', attempts: 0 } } })
      await expect.poll(() => newestJob(client), patience).toMatchObject({ status: 'ready', attempts: 1 })
      expect(await client.send('POST', `/jobs/${failed?.id}/retry`)).toMatchObject({ status: 409 })
    },
  )
})

async function newestJob(client: Client): Promise<Job | undefined> {
  return (await client.get<{ jobs: Job[] }>('/jobs?limit=1')).body.jobs[0]
}

/** Kills the decoding processes while the newest job is in that attempt, until it is not any more. */
async function killDuring(
  attempt: number,
  { server, client }: { server: ServerProcess; client: Client },
): Promise<void> {
  const reached = async () => (await newestJob(client))?.attempts ?? 0
  await expect.poll(reached, patience).toBeGreaterThanOrEqual(attempt)
  const isStillInIt = async () => {
    const job = await newestJob(client)
    const is = job?.status === 'processing' && job.attempts === attempt
    if (is) signalChildren(server.child.pid ?? 0, 'SIGKILL')
    return is
  }
  await expect.poll(isStillInIt, patience).toBe(false)
}
