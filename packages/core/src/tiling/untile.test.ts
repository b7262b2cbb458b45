import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest'
import { photograph } from '../../test/images.ts'
import type { Limits } from '../limits.ts'
import type { TilingRecipeInput } from '../recipes/index.ts'
import { openTiling } from './open-tiling.ts'
import { tile } from './tile.ts'
import { untile } from './untile.ts'

let folder: string
let large: Buffer
let original: Buffer
beforeAll(async () => {
  large = await photograph(1500, 1100).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  original = await sharp(large).autoOrient().toColourspace('srgb').raw().toBuffer()
}, 60_000)
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tessera-untile-'))
  onTestFinished(() => rm(folder, { recursive: true }))
})

const at = (name: string) => join(folder, name)

const recipes = [64, 100, 256, 1000].flatMap((tileSize): TilingRecipeInput[] => [
  { tileSize },
  { tileSize, overlap: 5, depth: 'pyramid' },
  { tileSize, edges: 'pad' },
  { tileSize, edges: 'pad', overlap: 5 },
])

it.each(recipes)(
  'gives the upright sRGB image back exactly: %j',
  async (recipe) => {
    await tile(large, at('a.zip'), { ...recipe, format: 'png' })
    const made = await untile(at('a.zip'), at('a.png'))
    expect(made).toMatchObject({ format: 'png', width: 1100, height: 1500 })
    const { data, info } = await sharp(at('a.png')).raw().toBuffer({ resolveWithObject: true })
    expect([info.width, info.height, info.channels]).toEqual([1100, 1500, 3])
    expect(data.equals(original)).toBe(true)
    expect((await readdir(folder)).sort()).toEqual(['a.png', 'a.zip'])
  },
  120_000,
)

it('keeps what is see-through, and writes every format', async () => {
  const input = await photograph(300, 200, 4).png().toBuffer()
  await tile(input, at('a.zip'), { tileSize: 64, format: 'png', edges: 'pad' })
  for (const format of ['png', 'tiff', 'jpeg', 'webp'] as const) {
    const rows: number[] = []
    const made = await untile(
      at('a.zip'),
      at(`a.${format}`),
      { format },
      { onProgress: ({ done, total }) => rows.push(done / total) },
    )
    expect(made.bytes).toBe((await readFile(made.file)).length)
    expect(rows).toEqual([0.25, 0.5, 0.75, 1])
    const { data, info } = await sharp(made.file).raw().toBuffer({ resolveWithObject: true })
    expect([info.width, info.height, info.channels]).toEqual([300, 200, format === 'jpeg' ? 3 : 4])
    if (format === 'png' || format === 'tiff')
      expect(data.equals(await sharp(input).raw().toBuffer())).toBe(true)
  }
})

it('never puts together what was damaged, and leaves nothing behind', async () => {
  await tile(await photograph(400, 300).png().toBuffer(), at('a.zip'), { tileSize: 64 })
  const tiling = await openTiling(at('a.zip'))
  const place = tiling.find(0, 3, 2)
  await tiling.close()
  const bytes = await readFile(at('a.zip'))
  const flipped = (place?.offset ?? 0) + 300
  bytes.writeUInt8((bytes[flipped] ?? 0) ^ 1, flipped)
  await writeFile(at('a.zip'), bytes)
  await expect(untile(at('a.zip'), at('a.png'))).rejects.toMatchObject({ code: 'BAD_IMAGE' })
  await expect(untile(at('none.zip'), at('a.png'))).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await expect(untile(at('a.zip'), at('a.png'), { quality: 0 })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  })
  await expect(untile(at('a.zip'), at('a.png'), {}, { limits: { maxPixels: 1000 } })).rejects.toMatchObject({
    code: 'TOO_LARGE',
  })
  const signal = AbortSignal.abort()
  await expect(untile(at('a.zip'), at('a.png'), {}, { signal })).rejects.toMatchObject({ code: 'ABORTED' })
  expect(await readdir(folder)).toEqual(['a.zip'])
})

it('keeps what is there when it is stopped on the way', async () => {
  await tile(large, at('a.zip'), { tileSize: 64 })
  await writeFile(at('a.png'), 'old')
  const stop = new AbortController()
  const work = untile(at('a.zip'), at('a.png'), {}, { signal: stop.signal, onProgress: () => stop.abort() })
  await expect(work).rejects.toMatchObject({ code: 'ABORTED' })
  // It tidies up after it has answered.
  await expect.poll(async () => (await readdir(folder)).sort()).toEqual(['a.png', 'a.zip'])
  expect(await readFile(at('a.png'), 'utf8')).toBe('old')
})

it('refuses tiles, and rows of them, that are too large to be decoded as a whole', async () => {
  await tile(await photograph(400, 300).png().toBuffer(), at('a.zip'), { tileSize: 64, overlap: 1 })
  const tried = (limits: Partial<Limits>) => untile(at('a.zip'), at('a.png'), {}, { limits })
  const tileSide = 66
  for (const limits of [{ maxPixelsBuffered: tileSide ** 2 - 1 }, { maxDecodedBytes: 400 * 64 * 3 - 1 }])
    await expect(tried(limits)).rejects.toMatchObject({ code: 'TOO_LARGE' })
  expect(await readdir(folder)).toEqual(['a.zip'])
  const enough = { maxPixelsBuffered: tileSide ** 2, maxDecodedBytes: 400 * 64 * 3 }
  expect(await tried(enough)).toMatchObject({ width: 400, height: 300 })
})
