import sharp from 'sharp'
import { expect, it } from 'vitest'
import { animation, photograph } from '../test/images.ts'
import { compress } from './compress.ts'
import { inspect } from './inspect.ts'
import { openPreview, previewKey } from './preview.ts'
import { type CompressionRecipeInput, outputFormats } from './recipes/index.ts'

it('shows what a recipe comes to, at a width of a screen at most, and measures it', async () => {
  const input = await photograph(1600, 1200).jpeg({ quality: 95 }).toBuffer()
  const recipes: CompressionRecipeInput[] = [
    { format: 'jpeg', quality: 60 },
    { format: 'webp', quality: 60 },
    { format: 'avif', quality: 60, effort: 9 },
    { format: 'png' },
  ]
  const preview = await openPreview(input, { format: 'webp' })
  expect(preview.bytes).toBe(1280 * 960 * 4)
  for (const recipe of recipes) {
    const made = await preview.make(recipe)
    expect(await inspect(made.data)).toMatchObject({ format: recipe.format, width: 1280, height: 960 })
    expect(made.bytes).toBe(made.data.length)
    expect(made.quality).toBe(recipe.quality ?? null)
    expect(made.ssim).toBeGreaterThan(recipe.format === 'png' ? 0.999999 : 0.7)
    expect(made.ssim).toBeLessThan(recipe.format === 'png' ? 1.000001 : 0.9999)
  }
  const small = await preview.make({ format: 'webp', maxBytes: 30_000 })
  expect(small.bytes).toBeLessThanOrEqual(30_000)
  const alike = await preview.make({ format: 'webp', ssim: 0.9 })
  expect(alike.ssim).toBeGreaterThanOrEqual(0.9)
})

it('gives pixels up for a goal also where only the height can shrink', async () => {
  const preview = await openPreview(await photograph(1, 3000).png().toBuffer(), { format: 'png' })
  const made = await preview.make({ format: 'png', maxBytes: 1000 })
  expect(made).toMatchObject({ width: 1, ssim: null })
  expect(made.height).toBeLessThan(3000)
  expect(made.bytes).toBeLessThanOrEqual(1000)
})

it('frames as compress does: turned, cropped, resized, adjusted, on its background', async () => {
  const input = await photograph(300, 200, 4).withMetadata({ orientation: 6 }).png().toBuffer()
  const framings: CompressionRecipeInput[] = [
    { width: 120 },
    { rotate: 90 },
    { crop: { left: 10, top: 20, width: 60, height: 50 } },
    { width: 90, height: 90, fit: 'cover' },
    { width: 90, height: 90, fit: 'contain', background: '#ff0000' },
    { width: 500, enlarge: true },
    { adjust: { contrast: 1.4, blur: 2 } },
  ]
  for (const framing of framings) {
    for (const format of ['png', 'jpeg'] as const) {
      const recipe = { ...framing, format }
      const [preview, exact] = [await openPreview(input, framing), await compress(input, recipe)]
      const { data, width, height } = await preview.make(recipe)
      expect([width, height]).toEqual([exact.width, exact.height])
      if (format === 'png') expect((await pixelsOf(data)).equals(await pixelsOf(exact.data))).toBe(true)
      else expect(Math.abs(data.length - exact.data.length)).toBeLessThan(exact.data.length / 20)
    }
  }
})

it('is of the first frame of an animation, or the one that is named', async () => {
  const input = await animation('webp', 3)
  for (const frame of [undefined, 0, 2]) {
    const recipe = { format: 'png', ...(frame === undefined ? {} : { frame }) } as const
    const { data } = await (await openPreview(input, recipe)).make(recipe)
    const exact = await compress(input, { format: 'png', frame: frame ?? 0 })
    expect(data.equals(exact.data)).toBe(true)
  }
})

function pixelsOf(file: Buffer): Promise<Buffer> {
  return sharp(file).toColourspace('srgb').ensureAlpha().raw().toBuffer()
}

it('refuses what compress refuses', async () => {
  const input = await photograph(40, 30).png().toBuffer()
  await expect(openPreview(input, { frame: 1 })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await expect(openPreview(Buffer.from('no image'), {})).rejects.toMatchObject({ code: 'UNSUPPORTED_FORMAT' })
  await expect(openPreview(input.subarray(0, 500), {})).rejects.toMatchObject({ code: 'BAD_IMAGE' })
  const limits = { maxPixels: 100 }
  await expect(openPreview(input, {}, { limits })).rejects.toMatchObject({ code: 'TOO_LARGE' })
})

it('has one key for all that shows the same pixels', () => {
  const framing = { width: 100, rotate: 90 } as const
  const key = previewKey(framing)
  for (const format of outputFormats) expect(previewKey({ ...framing, format })).toBe(key)
  expect(previewKey({ rotate: 90, width: 100, quality: 10, effort: 1, metadata: 'keep' })).toBe(key)
  expect(previewKey({ ...framing, maxBytes: 1000 })).toBe(key)
  for (const other of [
    { width: 101 },
    { rotate: 180 },
    { adjust: { contrast: 1.4, blur: 2 } },
    { background: '#000000' },
  ])
    expect(previewKey({ ...framing, ...other } as CompressionRecipeInput)).not.toBe(key)
})
