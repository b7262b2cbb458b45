import sharp from 'sharp'
import { expect, it } from 'vitest'
import { animation, photograph } from '../../test/images.ts'
import { compress } from '../compress.ts'
import { inspect } from '../inspect.ts'
import { decodeRaster } from '../raster.ts'
import { measureSimilarity } from '../ssim/similarity.ts'
import { candidatesFor } from './choose-format.ts'

it('is the smallest file of those that are as similar', async () => {
  const input = await photograph(120, 90).png().toBuffer()
  const best = await compress(input, { ssim: 0.95 })
  const each = await Promise.all(
    (['jpeg', 'png', 'webp', 'avif'] as const).map((format) => compress(input, { format, ssim: 0.95 })),
  )
  expect(best.bytes).toBe(Math.min(...each.map(({ bytes }) => bytes)))
  expect(best.ssim).toBeGreaterThanOrEqual(0.95)
  expect(best.attempts).toBe(each.reduce((sum, { attempts }) => sum + attempts, 0))
})

it('is as similar as a jpeg of the asked quality, and not larger', async () => {
  const input = await photograph(120, 90).png().toBuffer()
  const jpeg = await compress(input, { format: 'jpeg', quality: 70 })
  const best = await compress(input, { quality: 70 })
  expect(best.bytes).toBeLessThanOrEqual(jpeg.bytes)
  expect(best.ssim).toBeGreaterThanOrEqual(await measureSimilarity(await decodeRaster(input, 1), jpeg.data))
})

it('keeps what is see-through, and motion', async () => {
  const input = await photograph(60, 40, 4).png().toBuffer()
  expect(await inspect((await compress(input, {})).data)).toMatchObject({ hasAlpha: true })
  for (const recipe of [{}, { maxBytes: 2000 }, { ssim: 0.9 }, { lossless: true }]) {
    const { data, format } = await compress(await animation('gif', 3), recipe)
    expect(format).toBe('webp')
    expect(await inspect(data)).toMatchObject({ pages: 3 })
  }
})

it('fits in a size as similar as can be, and loses nothing when asked to', async () => {
  const input = await photograph(120, 90).png().toBuffer()
  const fitting = await compress(input, { maxBytes: 3000 })
  expect(fitting.bytes).toBeLessThanOrEqual(3000)
  for (const format of ['jpeg', 'webp', 'avif'] as const) {
    const other = await compress(input, { format, maxBytes: 3000 })
    if (other.scale < 1) continue
    const score = await measureSimilarity(await decodeRaster(input, 1), other.data)
    expect(fitting.ssim).toBeGreaterThanOrEqual(score)
  }
  const lossless = await compress(input, { lossless: true })
  expect(await decodeRaster(lossless.data, 1)).toEqual(await decodeRaster(input, 1))
})

it('leaves out what is too large for a format, or for a search in it', () => {
  const of = (width: number, height: number) =>
    candidatesFor({ width, height, pages: 1, channels: 3, data: new Uint8Array() })
  expect(of(2000, 2000)).toEqual(['jpeg', 'png', 'webp', 'avif'])
  expect(of(4000, 4000)).toEqual(['jpeg', 'webp', 'avif'])
  expect(of(4000, 4001)).toEqual(['jpeg', 'webp'])
  expect(of(6000, 6001)).toEqual(['jpeg'])
  expect(of(17_000, 100)).toEqual(['jpeg', 'png'])
  // See-through, so that jpeg cannot: nothing is tried, but one has to do it.
  const seeThrough = (width: number, height: number) =>
    candidatesFor({ width, height, pages: 1, channels: 4, data: new Uint8Array(4) })
  expect(seeThrough(6000, 6001)).toEqual(['webp'])
  expect(seeThrough(17_000, 1000)).toEqual(['png'])
})

it('takes a format that can hold the picture', async () => {
  const wide = await sharp({ create: { width: 17_000, height: 2, channels: 4, background: '#f008' } })
    .png()
    .toBuffer()
  expect(await compress(wide, {})).toMatchObject({ format: 'png', width: 17_000 })
})
