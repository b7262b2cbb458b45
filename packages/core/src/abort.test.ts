import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { beforeAll, expect, it, onTestFinished, vi } from 'vitest'
import { photograph } from '../test/images.ts'
import { compress } from './compress.ts'
import { curve } from './curve.ts'
import { ImageError } from './errors.ts'
import { inspect } from './inspect.ts'
import { stripMetadata } from './metadata/strip-metadata.ts'
import { placeholder } from './placeholder.ts'
import { renderMany } from './render-many.ts'
import { thumbnail } from './thumbnail.ts'
import { tile } from './tiling/tile.ts'
import { untile } from './tiling/untile.ts'

let input: Buffer
let archive: string
beforeAll(async () => {
  input = await photograph(500, 400)
    .withExif({ IFD0: { Copyright: 'nobody' } })
    .jpeg()
    .toBuffer()
  const folder = await mkdtemp(join(tmpdir(), 'tessera-abort-'))
  archive = join(folder, 'a.zip')
  await tile(input, archive, { tileSize: 64 })
  return () => rm(folder, { recursive: true })
})

type Run = (options: { signal?: AbortSignal; output: string }) => Promise<unknown>
const runs: Record<string, Run> = {
  'compress to png': (options) => compress(input, { format: 'png' }, options),
  'compress to avif, metadata kept': (options) =>
    compress(input, { format: 'avif', width: 200, metadata: 'keep' }, options),
  'compress to a size': (options) => compress(input, { format: 'webp', maxBytes: 9000 }, options),
  'compress to a similarity': (options) => compress(input, { format: 'jpeg', ssim: 0.9 }, options),
  'compress to what is best': (options) => compress(input, { width: 100 }, options),
  thumbnail: (options) => thumbnail(input, options),
  renderMany: ({ signal, output }) =>
    renderMany(
      input,
      [
        { format: 'webp', width: 300 },
        { format: 'jpeg', width: 200 },
        { format: 'png', width: 100 },
      ],
      { ...(signal && { signal }), outputs: [1, 2, 3].map((index) => `${output}.${index}`) },
    ),
  stripMetadata: (options) => stripMetadata(input, 'strip', options),
  tile: (options) => tile(input, options.output, { tileSize: 64, depth: 'pyramid' }, options),
  untile: (options) => untile(archive, options.output, {}, options),
}
const withoutFile: Record<string, (signal: AbortSignal) => Promise<unknown>> = {
  inspect: (signal) => inspect(input, { signal }),
  curve: (signal) => curve(input, { width: 100 }, { signal }),
  placeholder: (signal) => placeholder(input, { signal }),
}

it.each(Object.entries(runs))(
  'an abort of %s leaves no file, whenever it comes',
  async (_, run) => {
    const folder = await mkdtemp(join(tmpdir(), 'tessera-abort-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    let aborted = 0
    for (const turns of [0, 1, 3, 10, 30]) {
      const abort = new AbortController()
      const output = join(folder, `aborted-${turns}`)
      const work = run({ signal: abort.signal, output }).then(
        () => 'done',
        (error: unknown) => (error instanceof ImageError ? error.code : error),
      )
      for (let turn = 0; turn < turns; turn++) await setImmediate()
      abort.abort()
      const ended = await work
      if (ended === 'done') continue
      expect(ended).toBe('ABORTED')
      aborted++
      // sharp cannot be stopped: once the same work, begun later, is done, that is too.
      await run({ output: join(folder, 'whole') })
      const left = async () => (await readdir(folder)).filter((name) => name.includes(`aborted-${turns}`))
      await vi.waitUntil(async () => (await left()).length === 0, { timeout: 60_000 })
    }
    expect(aborted).toBeGreaterThan(0)
  },
  180_000,
)

it.each(Object.entries(withoutFile))('%s does not answer after an abort', async (_, run) => {
  await expect(run(AbortSignal.abort())).rejects.toMatchObject({ code: 'ABORTED' })
  const abort = new AbortController()
  const work = run(abort.signal)
  abort.abort()
  await expect(work).rejects.toMatchObject({ code: 'ABORTED' })
})
