import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import sharp from 'sharp'
import { describe, expect, it, onTestFinished } from 'vitest'
import { blackPng } from '../../test/pictures.ts'
import { createWorkerPool } from './pool.ts'
import { probeChild } from './probe-child.ts'
import { spawnChild } from './spawn-child.ts'

const node = { execPath: process.execPath, searchPath: process.env.PATH }
const limits = { maxPixels: 1e9, maxPixelsBuffered: 1e9 }

async function openPool({ size = 1, dataBytes = null as number | null } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-pool-'))
  const children: ReturnType<typeof spawnChild>[] = []
  const spawn = () => {
    const child = spawnChild(node, { dataBytes })
    children.push(child)
    return child
  }
  const pool = createWorkerPool({ size, spawnChild: spawn, logger: pino({ level: 'silent' }) })
  onTestFinished(async () => {
    pool.close()
    await rm(folder, { recursive: true, force: true })
  })
  const input = join(folder, 'input.jpg')
  await writeFile(
    input,
    await sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#936' } })
      .jpeg()
      .toBuffer(),
  )
  const compress = (name: string, format: 'avif' | 'jpeg', quality: number) =>
    ({
      kind: 'compression',
      input,
      output: join(folder, name),
      limits,
      recipe: { format, quality, fit: 'inside', enlarge: false },
    }) as const
  const avif = (name: string, quality = 50) => compress(name, 'avif', quality)
  const jpeg = (name: string) => compress(name, 'jpeg', 80)
  return { pool, folder, input, children, avif, jpeg }
}

describe('the pool', () => {
  it('gives decoding processes no secret, a limit of memory, and one task at a time', async () => {
    const { dataBytes, engineVersion } = await probeChild(() => spawnChild(node, { dataBytes: null }))
    expect(engineVersion).toMatch(/sharp/)
    process.env.TESSERA_SECRET = 'not for decoders'
    const { pool, children, jpeg } = await openPool({ dataBytes })
    // Little work: a process is replaced once what its allocator has kept is too much, and this is about one that stays.
    await Promise.all([pool.run(jpeg('a.jpg')), pool.run(jpeg('b.jpg')), pool.run(jpeg('c.jpg'))])
    delete process.env.TESSERA_SECRET
    expect(children).toHaveLength(1)
    const pid = children[0]?.pid
    expect(await readFile(`/proc/${pid}/environ`, 'utf8')).not.toContain('TESSERA')
    const limit = /^Max data size\s+(\d+)/m.exec(await readFile(`/proc/${pid}/limits`, 'utf8'))?.[1]
    expect(Math.abs(Number(limit) - (dataBytes ?? 0))).toBeLessThan(2048)
  })

  it('keeps its places when a process cannot even be started', async () => {
    const { avif, folder } = await openPool()
    let failures = 3
    const pool = createWorkerPool({
      size: 1,
      spawnChild: () => {
        if (failures-- > 0) throw new Error('spawn EAGAIN')
        return spawnChild(node, { dataBytes: null })
      },
      logger: pino({ level: 'silent' }),
    })
    onTestFinished(() => pool.close())
    for (let time = 0; time < 3; time++) {
      await expect(pool.run(avif('none.avif'))).rejects.toThrow('spawn EAGAIN')
    }
    expect(pool.running).toBe(0)
    await pool.run(avif('a.avif'))
    expect((await readFile(join(folder, 'a.avif'))).length).toBeGreaterThan(0)
  })

  it('starts the process for a look at an upload ahead of it, and only one', async () => {
    const { pool, folder, input, children } = await openPool()
    pool.prepare()
    pool.prepare()
    expect(children).toHaveLength(1)
    const thumbnail = { output: join(folder, 'thumbnail.webp'), maxPixels: 50e6 }
    const seen = await pool.run({ kind: 'examine', input, thumbnail, limits })
    expect(seen).toMatchObject({ format: 'jpeg', width: 1600, thumbnail: { width: 512, height: 384 } })
    pool.prepare()
    expect(children).toHaveLength(1)
    pool.close()
    pool.prepare()
    expect(children).toHaveLength(1)
  })

  it('gives a task to a process that runs before it starts another', async () => {
    const { pool, jpeg, children } = await openPool({ size: 2 })
    await Promise.all([pool.run(jpeg('a.jpg')), pool.run(jpeg('b.jpg'))])
    expect(children).toHaveLength(2)
    children[0]?.kill('SIGKILL')
    await expect.poll(() => children[0]?.signalCode).toBe('SIGKILL')
    await pool.run(jpeg('c.jpg'))
    expect(children).toHaveLength(2)
  })

  it('ends a bomb as a typed error, in little memory, and the process lives on', async () => {
    const { dataBytes } = await probeChild(() => spawnChild(node, { dataBytes: null }))
    // Less by three quarters than a task may have otherwise: what core refuses on the header by itself would not reach that.
    const { pool, folder, jpeg } = await openPool({ dataBytes: (dataBytes ?? 0) - 768 * 2 ** 20 })
    const bomb = join(folder, 'bomb.png')
    // 400 megapixels in 50 kilobytes: interlaced, so that a decoder must hold all of it, 400 MB.
    await writeFile(bomb, blackPng(20_000, 20_000, { interlaced: true }))
    const task = { kind: 'thumbnail', input: bomb, output: join(folder, 'thumbnail.webp') } as const
    const refused = await pool
      .run({ ...task, limits: { ...limits, maxPixelsBuffered: 100e6 } })
      .catch((error: unknown) => error)
    expect(refused).toMatchObject({ name: 'ImageError', code: 'TOO_LARGE' })
    // Even where the limits on the header were lifted, the memory is.
    const stopped = await pool.run({ ...task, limits }).catch((error: unknown) => error)
    expect(stopped).toMatchObject({ code: 'TOO_LARGE' })
    // A code is told by the process itself, so it has outlived the bomb; whether it is replaced then is for its allocator to say.
    expect(await pool.run(jpeg('after.jpg'))).toMatchObject({ format: 'jpeg', width: 1600 })
  })

  it('rejects the one task of a process that dies, and starts another', async () => {
    const { pool, children, avif } = await openPool()
    const doomed = pool.run(avif('doomed.avif', 100))
    doomed.catch(() => {})
    await expect.poll(() => children.length).toBe(1)
    children[0]?.kill('SIGKILL')
    await expect(doomed).rejects.toMatchObject({ code: 'PROCESSING_FAILED' })
    expect(await pool.run(avif('next.avif'))).toMatchObject({ format: 'avif', width: 1600 })
    expect(children).toHaveLength(2)
  })

  it('stops a task that is aborted, running or waiting', async () => {
    const { pool, avif } = await openPool()
    const [running, waiting] = [new AbortController(), new AbortController()]
    const first = pool.run(avif('a.avif', 100), { signal: running.signal })
    const second = pool.run(avif('b.avif'), { signal: waiting.signal })
    waiting.abort(new Error('not wanted'))
    await expect(second).rejects.toThrow('not wanted')
    running.abort(new Error('cancelled'))
    await expect(first).rejects.toThrow('cancelled')
    expect(await pool.run(avif('c.avif'))).toMatchObject({ format: 'avif' })
  })

  it('keeps a process free for what a person waits for', async () => {
    const { pool, children, input, folder, avif } = await openPool()
    let over = false
    const slow = Promise.all([pool.run(avif('a.avif', 100)), pool.run(avif('b.avif', 100))]).then(() => {
      over = true
    })
    // However slow the machine is in starting another process, this one is not done before.
    await expect.poll(() => children.length).toBe(1)
    children[0]?.kill('SIGSTOP')
    const thumbnail = { output: join(folder, 't.webp'), maxPixels: 50e6 }
    expect(await pool.run({ kind: 'examine', input, thumbnail, limits }, { urgent: true })).toMatchObject({
      width: 1600,
      thumbnail: { width: 512 },
    })
    expect(over).toBe(false)
    children[0]?.kill('SIGCONT')
    await slow
  })
})
