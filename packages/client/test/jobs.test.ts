import { keepFresh } from '@tessera/client'
import { EventSource } from 'eventsource'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { photograph } from '../../../apps/server/test/pictures.ts'
import { startServer } from '../../../apps/server/test/server-process.ts'
import { blobOf, newPerson } from './as.ts'

const fetchHere = globalThis.fetch
afterEach(() => void vi.unstubAllGlobals())

describe('a job', () => {
  it('is waited for, and tells how far it is', async () => {
    const server = await startServer()
    const { tessera } = await newPerson(server)
    const { image } = await tessera.upload(blobOf(await photograph()))
    const recipe = { format: 'webp', width: 200 } as const
    const { job } = await tessera.api.compressions.create.mutate({ imageId: image.id, recipe, async: true })
    const seen: string[] = []
    const done = await tessera.waitForJob(job?.id ?? '', {
      onProgress: ({ status }) => void seen.push(status),
    })
    expect(done).toMatchObject({ status: 'ready', imageId: image.id })
    expect(seen.at(-1)).toBe('ready')
    expect(await tessera.compress(image.id, recipe)).toMatchObject({ id: done.outputId, width: 200 })
  })

  it('is followed by events where there are any: looked at when something has happened, not again and again', async () => {
    const server = await startServer()
    const calls: string[] = []
    const { again } = await newPerson(server)
    const tessera = again({ EventSource })
    const { image } = await tessera.upload(blobOf(await photograph({ width: 3000, height: 2000 })))
    vi.stubGlobal('fetch', (url: URL | string, init?: RequestInit) => {
      calls.push(String(url))
      return fetchHere(url, init)
    })
    const recipe = { depth: 'pyramid', tileSize: 64 } as const
    const { job } = await tessera.api.tilings.create.mutate({ imageId: image.id, recipe })
    const seen: number[] = []
    const options = { onProgress: ({ progress }: { progress: number }) => void seen.push(progress) }
    expect(await tessera.waitForJob(job?.id ?? '', options)).toMatchObject({ status: 'ready' })
    expect(seen.at(-1)).toBe(1)
    expect(calls.filter((url) => url.includes('events.follow'))).toHaveLength(1)
    // At first, when the stream was open, when it had begun and when it was over.
    expect(calls.filter((url) => url.includes('jobs.get')).length).toBeLessThanOrEqual(4)
  })

  it('that was cancelled, or never was, is an error of one shape', async () => {
    const server = await startServer({ env: { TESSERA_WORKERS: '1' } })
    const { tessera } = await newPerson(server)
    const { image } = await tessera.upload(blobOf(await photograph({ width: 2000, height: 1500 })))
    const slow = { imageId: image.id, async: true, recipe: { format: 'avif', effort: 9 } as const }
    const { job } = await tessera.api.compressions.create.mutate(slow)
    // Looked at from the start: who waits may hear of it before who has cancelled does.
    const waiting = expect(tessera.waitForJob(job?.id ?? '')).rejects.toMatchObject({ code: 'CANCELLED' })
    await tessera.api.jobs.cancel.mutate({ id: job?.id ?? '' })
    await waiting
    await expect(tessera.waitForJob('none')).rejects.toMatchObject({
      name: 'TesseraError',
      code: 'NOT_FOUND',
    })
    await expect(tessera.waitForJob('none', { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'ABORTED',
    })
  })
})

describe('links', () => {
  it('are asked for again when four fifths of their life are over, once for all who ask', async () => {
    const server = await startServer()
    const { tessera } = await newPerson(server)
    const { image } = await tessera.upload(blobOf(await photograph()))
    let [now, asked] = [Date.now(), 0]
    const original = keepFresh(
      async () => {
        asked += 1
        return (await tessera.api.images.get.query({ id: image.id })).image
      },
      { clock: () => now },
    )
    const [first, second] = await Promise.all([original(), original()])
    expect(first).toBe(second)
    expect((await fetch(first.url)).status).toBe(200)
    const life = Date.parse(first.urlExpiresAt) - now
    now += life * 0.79
    expect(await original()).toBe(first)
    expect(asked).toBe(1)
    now += life * 0.02
    expect((await original()).id).toBe(image.id)
    expect(asked).toBe(2)
  })

  it('that could not be had are asked for by the next who asks', async () => {
    const answers = [Promise.reject(new Error('gone')), Promise.resolve({ urlExpiresAt: null })]
    const thing = keepFresh(() => answers.shift() ?? Promise.reject(new Error('asked too often')))
    await expect(thing()).rejects.toThrow('gone')
    expect(await thing()).toEqual({ urlExpiresAt: null })
    expect(await thing()).toEqual({ urlExpiresAt: null })
  })
})
