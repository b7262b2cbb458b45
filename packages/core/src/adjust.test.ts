import sharp from 'sharp'
import { expect, it } from 'vitest'
import { animation, gradient } from '../test/images.ts'
import { compress } from './compress.ts'
import { decodeRaster, encodeRaster } from './raster.ts'
import type { CompressionRecipeInput } from './recipes/index.ts'

type Wanted = CompressionRecipeInput['adjust']

async function flat(colour: string, wanted: Wanted): Promise<number[]> {
  const input = sharp({ create: { width: 20, height: 20, channels: 3, background: colour } })
  const { data } = await compress(await input.png().toBuffer(), { format: 'png', adjust: wanted })
  return [...(await sharp(data).toColourspace('srgb').raw().toBuffer()).subarray(0, 3)]
}

async function deviation(image: Buffer): Promise<number> {
  return (await sharp(image).stats()).channels[0]?.stdev ?? Number.NaN
}

it('multiplies lightness, chroma and the distance from mid-grey', async () => {
  const [before] = await flat('#404040', {})
  const [brighter, darker] = [
    await flat('#404040', { brightness: 1.5 }),
    await flat('#404040', { brightness: 0.5 }),
  ]
  expect(before).toBe(64)
  expect(brighter[0]).toBeGreaterThan(64)
  expect(darker[0]).toBeLessThan(64)
  expect(await flat('#a06040', { contrast: 2 })).toEqual([192, 64, 0])
  expect(await flat('#a06040', { contrast: 0 })).toEqual([128, 128, 128])
  const [red = 0, green = 0, blue = 0] = await flat('#a06040', { saturation: 0 })
  expect(Math.max(red, green, blue) - Math.min(red, green, blue)).toBeLessThanOrEqual(2)
})

it('takes the colour out', async () => {
  const [red, green, blue] = await flat('#a06040', { greyscale: true })
  expect(green).toBe(red)
  expect(blue).toBe(red)
  expect(await flat('#a06040', { greyscale: true, saturation: 3 })).toEqual([red, green, blue])
})

it.each([
  { format: 'jxl', lossless: true },
  { format: 'auto', quality: 90 },
  { format: 'webp', maxBytes: 5000 },
  { format: 'png' },
] as const)('takes the colour out and leaves what is see-through, whatever it takes: %j', async (recipe) => {
  const input = await sharp({
    create: { width: 16, height: 16, channels: 4, background: { r: 160, g: 96, b: 64, alpha: 0.5 } },
  })
    .png()
    .toBuffer()
  const { data, format } = await compress(input, { ...recipe, adjust: { greyscale: true } })
  const { data: made } = format === 'jxl' ? await compress(data, { format: 'png' }) : { data }
  const [red = 0, green, blue, alpha] = await sharp(made).toColourspace('srgb').ensureAlpha().raw().toBuffer()
  expect([green, blue, alpha]).toEqual([red, red, 128])
  // BT.709: 0.2126 R + 0.7152 G + 0.0722 B.
  expect(Math.abs(red - 107)).toBeLessThanOrEqual(1)
})

it.each([1, 2, 3, 4] as const)('encodes %i channels as jxl', async (channels) => {
  const colours = { 1: [9], 2: [9, 128], 3: [9, 60, 200], 4: [9, 60, 200, 128] }[channels]
  const data = Buffer.from(Array.from({ length: 64 }, () => colours).flat())
  const raster = { data, width: 8, height: 8, pages: 1, channels }
  const file = await encodeRaster(raster, { format: 'jxl', quality: 100, lossless: true })
  const { data: decoded } = await decodeRaster(file, 1)
  const rgb = channels > 2 ? [9, 60, 200] : [9, 9, 9]
  expect([...decoded.subarray(0, 3)]).toEqual(rgb)
  if (channels % 2 === 0) expect(decoded[3]).toBe(128)
})

it('blurs and sharpens what is there', async () => {
  const input = await gradient(60, 40).png().toBuffer()
  const made = async (wanted: Wanted) =>
    deviation((await compress(input, { format: 'png', adjust: wanted })).data)
  const before = await made(undefined)
  expect(await made({ blur: 5 })).toBeLessThan(before)
  expect(await made({ sharpen: 2 })).toBeGreaterThan(before)
})

it('adjusts the resized pixels, so that a blur is as wide in every output', async () => {
  const bars = Buffer.from(Array.from({ length: 400 * 40 }, (_, index) => (index % 400 < 200 ? 0 : 255)))
  const input = await sharp(bars, { raw: { width: 400, height: 40, channels: 1 } })
    .png()
    .toBuffer()
  const edge = async (width: number) => {
    const { data } = await compress(input, { format: 'png', width, adjust: { blur: 4 } })
    const row = (await sharp(data).greyscale().raw().toBuffer()).subarray(0, width)
    return row.filter((value) => value > 25 && value < 230).length
  }
  const [wide, narrow] = [await edge(400), await edge(200)]
  expect(wide).toBeGreaterThan(6)
  expect(Math.abs(wide - narrow)).toBeLessThanOrEqual(2)
})

it('leaves what is see-through as it is', async () => {
  const input = await sharp({
    create: { width: 8, height: 8, channels: 4, background: { r: 200, g: 100, b: 50, alpha: 0.5 } },
  })
    .png()
    .toBuffer()
  const { data } = await compress(input, { format: 'png', adjust: { contrast: 2, brightness: 1.2 } })
  expect((await sharp(data).raw().toBuffer())[3]).toBe(128)
})

it('adjusts each frame by itself: none shows through into the next', async () => {
  const { data } = await compress(await animation('gif', 3), {
    format: 'webp',
    lossless: true,
    adjust: { blur: 6 },
  })
  expect(await sharp(data).metadata()).toMatchObject({ pages: 3 })
  for (const page of [0, 1, 2]) {
    const frame = await sharp(data, { page }).stats()
    // Each was of one colour, and still is.
    expect(frame.channels.slice(0, 3).map(({ min, max }) => max - min)).toEqual([0, 0, 0])
    expect(Math.abs((frame.channels[0]?.mean ?? 0) - (20 + page * 40))).toBeLessThanOrEqual(3)
  }
})

it('is not answered with the original, which was not adjusted', async () => {
  const input = await gradient(40, 30).jpeg({ quality: 10 }).toBuffer()
  const { originalReturned } = await compress(input, {
    format: 'jpeg',
    quality: 100,
    adjust: { contrast: 1.1 },
  })
  expect(originalReturned).toBe(false)
  expect(await compress(input, { format: 'jpeg', quality: 100, adjust: { contrast: 1 } })).toMatchObject({
    originalReturned: true,
  })
})
