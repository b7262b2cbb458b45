import sharp from 'sharp'
import { expect, it } from 'vitest'
import { animation } from '../test/images.ts'
import { compress } from './compress.ts'
import type { CompressionRecipeInput } from './recipes/index.ts'

// Red, green / blue, white: four quarters of 10 x 10 pixels, that show what went where.
async function quarters(orientation = 1): Promise<Buffer> {
  const data = Buffer.alloc(20 * 20 * 3)
  for (let index = 0; index < 400; index++) {
    const [right, below] = [index % 20 >= 10, index >= 200]
    data.set(below ? (right ? [255, 255, 255] : [0, 0, 255]) : right ? [0, 255, 0] : [255, 0, 0], index * 3)
  }
  const image = sharp(data, { raw: { width: 20, height: 20, channels: 3 } })
  return image.withMetadata({ orientation }).png().toBuffer()
}

async function corners(input: Buffer, recipe: CompressionRecipeInput): Promise<string> {
  const { data, width, height } = await compress(input, { format: 'png', ...recipe })
  const pixels = await sharp(data).removeAlpha().raw().toBuffer()
  const names: Record<string, string> = { '255,0,0': 'r', '0,255,0': 'g', '0,0,255': 'b', '255,255,255': 'w' }
  const at = (x: number, y: number) => {
    const offset = (y * width + x) * 3
    return names[[...pixels.subarray(offset, offset + 3)].join()] ?? '?'
  }
  return at(0, 0) + at(width - 1, 0) + at(0, height - 1) + at(width - 1, height - 1)
}

it('turns the upright image clockwise', async () => {
  expect(await corners(await quarters(), {})).toBe('rgbw')
  expect(await corners(await quarters(), { rotate: 90 })).toBe('brwg')
  expect(await corners(await quarters(), { rotate: 180 })).toBe('wbgr')
  expect(await corners(await quarters(6), {})).toBe('brwg')
  expect(await corners(await quarters(6), { rotate: 270 })).toBe('rgbw')
})

it('crops what was turned, then resizes', async () => {
  const crop = { left: 10, top: 0, width: 10, height: 20 }
  expect(await corners(await quarters(), { crop })).toBe('ggww')
  expect(await corners(await quarters(), { crop, rotate: 90 })).toBe('rrgg')
  expect(await compress(await quarters(6), { format: 'png', crop, rotate: 90, width: 5 })).toMatchObject({
    width: 5,
    height: 10,
  })
  const message = 'Expected a part of 20 x 20 pixels for crop but received 10 x 20 at 11, 0'
  await expect(compress(await quarters(), { crop: { ...crop, left: 11 } })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    details: { issues: [{ field: 'crop', message }] },
  })
})

it('crops every frame of an animation', async () => {
  const crop = { left: 2, top: 4, width: 10, height: 8 }
  const { data } = await compress(await animation('gif', 3), { format: 'webp', crop })
  expect(await sharp(data, { animated: true }).metadata()).toMatchObject({
    width: 10,
    pageHeight: 8,
    pages: 3,
  })
})

it('covers from the side that was asked for, and fills with the colour that was', async () => {
  const box = { width: 10, height: 20, fit: 'cover' } as const
  expect(await corners(await quarters(), { ...box, position: 'left' })).toBe('rrbb')
  expect(await corners(await quarters(), { ...box, position: 'right' })).toBe('ggww')
  expect(
    await corners(await quarters(), { width: 40, height: 20, fit: 'contain', background: '#0000ff' }),
  ).toBe('bbbb')
  const clear = sharp({ create: { width: 8, height: 8, channels: 4, background: '#0000' } })
  for (const goal of [{ quality: 90 }, { maxBytes: 5000 }]) {
    const { data } = await compress(await clear.png().toBuffer(), {
      format: 'jpeg',
      background: '#ff0000',
      ...goal,
    })
    const [red = 0, green = 255] = await sharp(data).raw().toBuffer()
    expect(red).toBeGreaterThan(245)
    expect(green).toBeLessThan(10)
  }
})
