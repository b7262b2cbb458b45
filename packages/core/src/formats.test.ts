import sharp from 'sharp'
import { expect, it } from 'vitest'
import { animation, gradient, photograph } from '../test/images.ts'
import { compress } from './compress.ts'
import { inspect } from './inspect.ts'
import { decodeRaster } from './raster.ts'

it('writes a gif that moves as the original did, at every goal it can have', async () => {
  const original = await animation('webp', 3)
  const { delay, loop } = await sharp(original, { animated: true }).metadata()
  for (const recipe of [{}, { maxBytes: 4000 }, { ssim: 0.5 }, { width: 16 }]) {
    const { data, width, height } = await compress(original, { format: 'gif', ...recipe })
    expect(await inspect(data)).toMatchObject({ format: 'gif', pages: 3, width, height })
    expect(await sharp(data, { animated: true }).metadata()).toMatchObject({ delay, loop })
  }
})

it('writes a gif of 256 colours, which have no quality, and says when that is not similar enough', async () => {
  const input = await photograph(120, 90, 4).png().toBuffer()
  expect(await compress(input, { format: 'gif' })).toMatchObject({ quality: null, width: 120, height: 90 })
  const { data, ssim } = await compress(input, { format: 'gif', ssim: 0.3 })
  expect(ssim).toBeGreaterThan(0.3)
  expect((await sharp(data).metadata()).bitsPerSample).toBeLessThanOrEqual(8)
  await expect(compress(input, { format: 'gif', ssim: 1 })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message: 'Expected a similarity that gif reaches for ssim but received 1',
  })
})

it('writes a tiff that loses nothing', async () => {
  const input = await photograph(120, 90, 4).png().toBuffer()
  for (const recipe of [{}, { lossless: true }, { ssim: 0.9 }, { quality: 3 }]) {
    const { data, quality } = await compress(input, { format: 'tiff', ...recipe })
    expect(quality).toBeNull()
    expect(await inspect(data)).toMatchObject({ format: 'tiff', hasAlpha: true })
    expect(await decodeRaster(data, 1)).toEqual(await decodeRaster(input, 1))
  }
})

it('writes a png of 256 colours where a palette is asked for', async () => {
  const input = await photograph(120, 90).png().toBuffer()
  const [whole, few] = [
    await compress(input, { format: 'png' }),
    await compress(input, { format: 'png', palette: true }),
  ]
  expect((await sharp(few.data).metadata()).isPalette).toBe(true)
  expect(few.bytes).toBeLessThan(whole.bytes * 0.7)
  const fitting = await compress(input, { format: 'png', palette: true, maxBytes: few.bytes })
  expect(fitting).toMatchObject({ scale: 1, bytes: few.bytes })
  await expect(compress(input, { format: 'png', palette: true, ssim: 1 })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  })
})

it('keeps the first frame of an animation, and the first page of a document, where a format holds one', async () => {
  expect(await inspect((await compress(await animation('gif', 3), { format: 'tiff' })).data)).toMatchObject({
    pages: 1,
    height: 24,
  })
  const tiff = await gradient(40, 30).tiff().toBuffer()
  expect(await compress(tiff, { format: 'gif' })).toMatchObject({ width: 40, height: 30 })
})
