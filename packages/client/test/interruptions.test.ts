import { openAsBlob } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Tessera } from '@tessera/client'
import { rememberInFile } from '@tessera/client/node'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startCuttingProxy } from '../../../apps/server/test/cutting-proxy.ts'
import { photograph } from '../../../apps/server/test/pictures.ts'
import { startServer } from '../../../apps/server/test/server-process.ts'
import { heavyPhotograph, sha256 } from '../../../apps/server/test/tus-requests.ts'
import { blobOf, newPerson } from './as.ts'
import { startSlowProxy } from './slow-proxy.ts'

const size = 12_000_000

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-client-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Sends a large file and stops it when some of it has arrived. */
async function sendSome(tessera: Tessera, file: Blob, least = 1_000_000): Promise<void> {
  const stop = new AbortController()
  const sent = tessera.upload(file, {
    signal: stop.signal,
    onProgress: (progress) => {
      if (progress.phase === 'sending' && progress.sent >= least) stop.abort(new Error('that will do'))
    },
  })
  await expect(sent).rejects.toThrow('that will do')
  // What has gone out arrives a little later.
  const arrived = async () => (await tessera.uploads.unfinished())[0]?.received ?? 0
  await expect.poll(arrived).toBeGreaterThan(0)
}

describe('an upload that is interrupted', () => {
  it('goes on where it was stopped, also in another process, after a restart of the server', async () => {
    const server = await startServer()
    const proxy = await startSlowProxy(server.url, { bytesPerSecond: 4_000_000 })
    const memory = join(await temporaryFolder(), 'state', 'uploads.json')
    const { again } = await newPerson(server, { at: proxy.url })
    const file = blobOf(await heavyPhotograph(size))

    await sendSome(again({ memory: rememberInFile(memory) }), file)
    await server.stop()
    await server.start({ PORT: new URL(server.url).port })

    const next = again({ memory: rememberInFile(memory) })
    const [begun] = await next.uploads.unfinished()
    expect(begun).toMatchObject({ bytes: size, name: 'untitled', received: expect.any(Number) })
    const offsets: number[] = []
    const { image } = await next.upload(file, {
      onProgress: (progress) => void (progress.phase === 'sending' && offsets.push(progress.sent)),
    })
    expect(image).toMatchObject({ bytes: size, sha256: begun?.sha256 })
    expect(offsets[0]).toBe(begun?.received)
    expect(offsets[0]).toBeGreaterThan(0)
    expect(await next.uploads.unfinished()).toEqual([])
  })

  it('arrives whole over a line that is cut again and again', async () => {
    const server = await startServer()
    const limits = [200, 100_000, 700_000, 1_500_000, 300, 2_000_000, 900_000]
    const proxy = await startCuttingProxy(server.url, limits)
    const { tessera } = await newPerson(server, { at: proxy.url, patience: { random: () => 0 } })
    const waits: string[] = []
    const bytes = await heavyPhotograph(size)
    const { image } = await tessera.upload(blobOf(bytes), {
      onProgress: (progress) => void (progress.phase === 'waiting' && waits.push(progress.error.code)),
    })
    expect(image.sha256).toBe(sha256(bytes))
    expect(proxy.cuts()).toBe(limits.length)
    expect(waits).toContain('UNREACHABLE')
    // Where the disk is slow the server is still bringing to it what came before the cut: then somebody is writing.
    expect(waits.filter((code) => !['UNREACHABLE', 'CONFLICT'].includes(code))).toEqual([])
  })

  it('sends a small file anew, and holds one place only', async () => {
    const server = await startServer({ env: { TESSERA_IMAGES_PER_USER: '1' } })
    const bytes = await heavyPhotograph(3_000_000)
    const proxy = await startCuttingProxy(server.url, [500_000, 1_000_000])
    const { tessera } = await newPerson(server, { at: proxy.url, patience: { random: () => 0 } })
    const { image } = await tessera.upload(blobOf(bytes))
    expect(image.sha256).toBe(sha256(bytes))
    expect(proxy.cuts()).toBe(2)
    expect((await tessera.api.account.me.query()).quota.images.used).toBe(1)
  })

  it('gives back its place when it is given up', async () => {
    const server = await startServer({ env: { TESSERA_IMAGES_PER_USER: '1' } })
    const proxy = await startSlowProxy(server.url, { bytesPerSecond: 4_000_000 })
    const { tessera } = await newPerson(server, { at: proxy.url })
    const file = blobOf(await heavyPhotograph(size))
    await sendSome(tessera, file)
    const small = blobOf(await photograph())
    await expect(tessera.upload(small)).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' })
    const [unfinished] = await tessera.uploads.unfinished()
    await tessera.uploads.discard(unfinished?.sha256 ?? '')
    expect(await tessera.uploads.unfinished()).toEqual([])
    expect((await tessera.upload(small)).deduplicated).toBe(false)
  })

  it('is given up with a clear code when the server stays away, after as many tries as were asked for', async () => {
    const server = await startServer()
    const { tessera } = await newPerson(server, { patience: { attempts: 3, random: () => 0 } })
    await server.kill()
    let waits = 0
    const sent = tessera.upload(blobOf(await photograph()), {
      onProgress: ({ phase }) => void (phase === 'waiting' && waits++),
    })
    await expect(sent).rejects.toMatchObject({ code: 'UNREACHABLE', message: 'The server did not answer' })
    expect(waits).toBe(2)
  })

  it('waits for the server as long as it is told to', async () => {
    const server = await startServer()
    let returns = 0
    const { tessera } = await newPerson(server, {
      patience: {
        random: () => 0,
        async untilReachable() {
          returns += 1
          await server.start({ PORT: new URL(server.url).port })
        },
      },
    })
    await server.kill()
    const bytes = await photograph()
    const { image } = await tessera.upload(blobOf(bytes))
    expect(image.sha256).toBe(sha256(bytes))
    expect(returns).toBe(1)
  })

  it('says so when the file has changed under its hands', async () => {
    const server = await startServer()
    const { tessera } = await newPerson(server)
    const path = join(await temporaryFolder(), 'pano.jpg')
    await writeFile(path, await heavyPhotograph(size))
    const file = await openAsBlob(path)
    await writeFile(path, 'shorter')
    await expect(tessera.upload(file)).rejects.toMatchObject({ code: 'FILE_CHANGED' })
  })
})
