import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp, { type Sharp } from 'sharp'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { gradient, photograph } from '../../test/images.ts'
import { boundsOf, type TilingRecipeInput } from '../recipes/index.ts'
import { openTiling } from './open-tiling.ts'
import { tile } from './tile.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tessera-tile-'))
  onTestFinished(() => rm(folder, { recursive: true }))
})

const at = (name: string) => join(folder, name)

/** The pixels that tiles should be: as sharp itself makes upright sRGB, in as many channels as there are. */
async function pixelsOf(image: Sharp) {
  return image.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
}

/** Cuts an image, and holds every tile of the full level against the pixels at its place. */
async function expectSamePixels(input: Buffer, recipe: TilingRecipeInput): Promise<void> {
  const { file } = await tile(input, at('exact.zip'), { ...recipe, format: 'png' })
  const tiling = await openTiling(file)
  const { manifest, plan } = tiling
  const upright = sharp(await sharp(input).autoOrient().png().toBuffer())
  const filled = upright.extend({
    right: plan.width - manifest.width,
    bottom: plan.height - manifest.height,
    background: { r: 255, g: 255, b: 255, alpha: manifest.hasAlpha ? 0 : 1 },
  })
  const whole = await pixelsOf(filled)
  expect([whole.info.width, whole.info.height]).toEqual([plan.width, plan.height])
  const raw = { width: whole.info.width, height: whole.info.height, channels: whole.info.channels }
  for (let row = 0; row < plan.rows; row++) {
    for (let column = 0; column < plan.columns; column++) {
      const bytes = await tiling.read(manifest.levels - 1, column, row)
      const made = await pixelsOf(sharp(bytes ?? Buffer.alloc(0)))
      const bounds = boundsOf(plan, { column, row, ...manifest })
      const expected = await pixelsOf(sharp(whole.data, { raw }).extract(bounds))
      expect([made.info.width, made.info.height]).toEqual([bounds.width, bounds.height])
      expect(made.data.equals(expected.data), `tile ${column}, ${row}`).toBe(true)
    }
  }
  await tiling.close()
}

it.each<TilingRecipeInput>([
  { tileSize: 64 },
  { tileSize: 100, overlap: 3 },
  { tileSize: 64, overlap: 64 },
  { tileSize: 256, depth: 'pyramid', overlap: 1 },
  { tileSize: 100, edges: 'pad' },
  { tileSize: 128, edges: 'pad', overlap: 2 },
  { tileSize: 1000 },
])(
  'cuts png tiles that are exactly the pixels of the image: %j',
  async (recipe) => {
    await expectSamePixels(await photograph(600, 401).png().toBuffer(), recipe)
    await expectSamePixels(await photograph(131, 300, 4).webp({ lossless: true }).toBuffer(), recipe)
  },
  60_000,
)

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'cuts an image of orientation %i as it is meant to be seen',
  async (orientation) => {
    const input = await gradient(150, 90).withMetadata({ orientation }).jpeg({ quality: 100 }).toBuffer()
    await expectSamePixels(input, { tileSize: 64 })
  },
)

it('converts a colour profile, unless it is sRGB', async () => {
  const plain = photograph(200, 100)
  const wide = await plain.clone().withIccProfile('p3').jpeg({ quality: 100 }).toBuffer()
  await expectSamePixels(wide, { tileSize: 64 })
  const named = await plain.clone().withIccProfile('srgb').jpeg({ quality: 100 }).toBuffer()
  expect((await sharp(named).metadata()).icc).toBeDefined()
  const bare = await sharp(named, { ignoreIcc: true }).jpeg({ quality: 100 }).toBuffer()
  await expectSamePixels(bare, { tileSize: 64 })
  await expectSamePixels(await plain.clone().greyscale().png().toBuffer(), { tileSize: 64 })
  await expectSamePixels(await plain.clone().toColourspace('cmyk').jpeg().toBuffer(), { tileSize: 64 })
})

it('names everything as deep zoom does, in a zip that other programs read', async () => {
  const input = await photograph(700, 500).jpeg().toBuffer()
  for (const format of ['jpeg', 'png', 'webp'] as const) {
    const { file, bytes, manifest } = await tile(input, at(`${format}.zip`), {
      depth: 'pyramid',
      format,
      overlap: 1,
    })
    expect(bytes).toBe((await readFile(file)).length)
    const { stdout } = await promisify(execFile)('unzip', ['-Z1', file])
    const names = stdout.trim().split('\n')
    expect(names).toHaveLength(manifest.tiles + 2)
    expect(names).toEqual(
      expect.arrayContaining([
        'image.dzi',
        'manifest.json',
        `image_files/10/2_1.${format}`,
        `image_files/0/0_0.${format}`,
      ]),
    )
    expect((await promisify(execFile)('unzip', ['-t', file])).stdout).toContain('No errors detected')
    const { stdout: dzi } = await promisify(execFile)('unzip', ['-p', file, 'image.dzi'])
    for (const part of [`Format="${format}"`, 'Overlap="1"', 'TileSize="256"', 'Height="500"', 'Width="700"'])
      expect(dzi).toContain(part)
    const { stdout: json } = await promisify(execFile)('unzip', ['-p', file, 'manifest.json'])
    expect(JSON.parse(json)).toEqual(manifest)
  }
})

it('makes the same bytes of the same image and recipe, however many threads there are', async () => {
  const input = await photograph(3000, 500).jpeg().toBuffer()
  const before = sharp.concurrency()
  onTestFinished(() => void sharp.concurrency(before))
  for (const depth of ['one', 'pyramid'] as const) {
    const made: Buffer[] = []
    for (const threads of [1, 4, 8, 3]) {
      sharp.concurrency(threads)
      const { file } = await tile(input, at('same.zip'), { tileSize: 64, depth })
      made.push(await readFile(file))
    }
    expect(made.map((file) => file.equals(made[0] ?? Buffer.alloc(0)))).toEqual([true, true, true, true])
    expect(made[0]?.includes('vips-properties')).toBe(false)
  }
}, 60_000)

it('tells its progress from none to all', async () => {
  const input = await photograph(1500, 1000).jpeg().toBuffer()
  const told: { done: number; total: number }[] = []
  const { manifest } = await tile(
    input,
    at('a.zip'),
    { tileSize: 64, depth: 'pyramid' },
    { onProgress: (progress) => told.push(progress) },
  )
  expect(told[0]).toEqual({ done: 0, total: manifest.tiles })
  expect(told.at(-1)).toEqual({ done: manifest.tiles, total: manifest.tiles })
  expect(told).toEqual(told.toSorted((one, other) => one.done - other.done))
})

it('leaves nothing behind when the image is damaged, too large, or not wanted any more', async () => {
  const input = await photograph(1200, 900).jpeg().toBuffer()
  const half = input.subarray(0, input.length / 2)
  await expect(tile(half, at('a.zip'), {})).rejects.toMatchObject({ code: 'BAD_IMAGE' })
  await expect(tile(input, at('a.zip'), {}, { limits: { maxPixels: 1000 } })).rejects.toMatchObject({
    code: 'TOO_LARGE',
    details: { actual: 1_080_000, limit: 1000 },
  })
  await expect(tile(input, at('a.zip'), { tileSize: 63 })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await expect(tile(input, at('none/a.zip'), {})).rejects.toMatchObject({ code: 'PROCESSING_FAILED' })
  await expect(tile(at('none.jpg'), at('a.zip'), {})).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  const signal = AbortSignal.abort()
  await expect(tile(input, at('a.zip'), {}, { signal })).rejects.toMatchObject({ code: 'ABORTED' })
  expect(await readdir(folder)).toEqual([])
})

it('replaces what is there, and keeps it when it fails', async () => {
  await writeFile(at('a.zip'), 'old')
  const input = await photograph(300, 200).jpeg().toBuffer()
  await expect(tile(input.subarray(0, input.length / 2), at('a.zip'), {})).rejects.toThrow()
  expect(await readFile(at('a.zip'), 'utf8')).toBe('old')
  await tile(input, at('a.zip'), {})
  expect(await readdir(folder)).toEqual(['a.zip'])
  expect((await readFile(at('a.zip'))).subarray(0, 2).toString()).toBe('PK')
})
