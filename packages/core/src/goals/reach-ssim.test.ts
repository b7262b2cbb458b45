import { expect, it } from 'vitest'
import { animation, gradient, photograph } from '../../test/images.ts'
import { compress } from '../compress.ts'
import { decodeRaster } from '../raster.ts'
import { measureSimilarity } from '../ssim/similarity.ts'

it.each(['jpeg', 'webp', 'avif'] as const)(
  'finds the lowest quality of %s that is similar enough, and says how similar it is',
  async (format) => {
    const input = await photograph(160, 120).png().toBuffer()
    const reference = await decodeRaster(input, 1)
    const { data, quality, ssim } = await compress(input, { format, ssim: 0.95 })
    expect(ssim).toBeGreaterThanOrEqual(0.95)
    expect(await measureSimilarity(reference, data)).toBe(ssim)
    const below = await compress(input, { format, quality: (quality ?? 0) - 1 })
    expect(await measureSimilarity(reference, below.data)).toBeLessThan(0.95)
  },
)

it('is as certain where it looks at a sample first', async () => {
  const input = await photograph(1800, 1300).png({ compressionLevel: 1 }).toBuffer()
  const reference = await decodeRaster(input, 1)
  const { data, quality, ssim, attempts } = await compress(input, { format: 'jpeg', ssim: 0.93 })
  expect(ssim).toBeGreaterThanOrEqual(0.93)
  expect(await measureSimilarity(reference, data)).toBe(ssim)
  expect(attempts).toBeLessThan(16)
  const below = await compress(input, { format: 'jpeg', quality: (quality ?? 0) - 1 })
  expect(await measureSimilarity(reference, below.data)).toBeLessThan(0.93)
})

it('loses nothing where no quality is similar enough, and names the field where that cannot be', async () => {
  const input = await photograph(40, 30).png().toBuffer()
  for (const format of ['png', 'webp', 'avif'] as const) {
    const { data, ...made } = await compress(input, { format, ssim: 1 })
    expect(made).toMatchObject({ quality: null, ssim: 1 })
    expect(await decodeRaster(data, 1)).toEqual(await decodeRaster(input, 1))
  }
  await expect(compress(input, { format: 'jpeg', ssim: 1 })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message: 'Expected a similarity that jpeg reaches for ssim but received 1',
  })
})

it('keeps an animation', async () => {
  const { data, ssim } = await compress(await animation('gif', 3), { format: 'webp', ssim: 0.9 })
  expect(ssim).toBeGreaterThanOrEqual(0.9)
  expect((await decodeRaster(data, 3)).height).toBe(24)
})

it.each(['png', 'webp', 'avif'] as const)('loses no bit of a lossless %s', async (format) => {
  const input = await gradient(50, 30).png().toBuffer()
  const { data, quality } = await compress(input, { format, lossless: true })
  expect(quality).toBe(null)
  expect(await decodeRaster(data, 1)).toEqual(await decodeRaster(input, 1))
})
