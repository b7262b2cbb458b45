import { expect, it } from 'vitest'
import { photograph } from '../test/images.ts'
import { compress } from './compress.ts'
import { curve } from './curve.ts'
import { decodeRaster } from './raster.ts'
import { toLuma } from './ssim/luma.ts'
import { ssim } from './ssim/ssim.ts'

it('says what each quality of each format costs, and how similar it is', async () => {
  const input = await photograph(120, 80).png().toBuffer()
  const points = await curve(input, { formats: ['webp', 'jpeg'], qualities: [30, 90] })
  expect(points.map(({ format, quality }) => `${format} ${quality}`)).toEqual([
    'webp 30',
    'webp 90',
    'jpeg 30',
    'jpeg 90',
  ])
  const { data } = await compress(input, { format: 'webp', quality: 30, effort: 2 })
  const score = ssim(toLuma(await decodeRaster(input, 1)), toLuma(await decodeRaster(data, 1)))
  expect(points[0]).toEqual({ format: 'webp', quality: 30, bytes: data.length, ssim: score })
})

it('tries 24 points where nothing is asked, and names a wrong field', async () => {
  const input = await photograph(40, 30).png().toBuffer()
  expect(await curve(input)).toHaveLength(24)
  await expect(curve(input, { qualities: [101] })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message: 'Expected integer between 1 and 100 for qualities but received 101 of type number',
  })
})
