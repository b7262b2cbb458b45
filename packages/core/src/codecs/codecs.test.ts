import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { bitmaps } from '../../test/bitmaps.ts'
import { gradient, photograph } from '../../test/images.ts'
import { compress } from '../compress.ts'
import { curve } from '../curve.ts'
import { inspect } from '../inspect.ts'
import { decodeRaster } from '../raster.ts'
import { thumbnail } from '../thumbnail.ts'

const fixture = (name: string) => new URL(`../../test/fixtures/${name}`, import.meta.url).pathname

it.each(Object.entries(bitmaps))('reads a bitmap of %s', async (_, { file, pixels }) => {
  const expected = pixels ?? [255, 0, 0, 0, 255, 0, 0, 0, 255, 10, 20, 30]
  const hasAlpha = expected.length === 16
  expect(await inspect(file)).toMatchObject({ format: 'bmp', width: 2, height: 2, hasAlpha })
  const { data } = await compress(file, { format: 'png' })
  expect([...(await sharp(data).raw().toBuffer())]).toEqual(expected)
})

it('refuses a bitmap that is shorter than its pixels, before they are decoded', async () => {
  const whole = bitmaps['24 bits']?.file ?? Buffer.alloc(0)
  await expect(inspect(whole.subarray(0, -2))).resolves.toMatchObject({ width: 2 })
  await expect(inspect(whole.subarray(0, -3))).rejects.toMatchObject({ code: 'BAD_IMAGE' })
  const huge = Buffer.from(whole)
  huge.writeInt32LE(60_000, 18)
  huge.writeInt32LE(60_000, 22)
  await expect(inspect(huge)).rejects.toMatchObject({ code: 'BAD_IMAGE' })
  const packed = Buffer.from(bitmaps['8 bits, run lengths']?.file ?? [])
  packed.writeInt32LE(60_000, 18)
  packed.writeInt32LE(60_000, 22)
  await expect(inspect(packed)).rejects.toMatchObject({ code: 'TOO_LARGE' })
})

/** The colours of the four quarters, as letters. */
async function quarters(file: Buffer): Promise<string> {
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const letters: Record<string, string> = { '1,0,0': 'r', '0,1,0': 'g', '0,0,1': 'b', '1,1,1': 'w' }
  const [right, bottom] = [info.width - 5, info.height - 5]
  const points = [
    [4, 4],
    [right, 4],
    [4, bottom],
    [right, bottom],
  ] as const
  return points
    .map(([x, y]) => {
      const start = (y * info.width + x) * 3
      return letters[[...data.subarray(start, start + 3)].map((value) => Math.round(value / 255)).join()]
    })
    .join('')
}

it.each([
  ['turned.heic', 32, 48, 'gwrb'],
  ['mirrored.heic', 48, 32, 'grwb'],
])('reads %s upright, and knows its place', async (name, width, height, colours) => {
  const facts = {
    format: 'heic',
    width,
    height,
    bitDepth: 8,
    hasAlpha: false,
    orientation: 1,
    hasLocation: true,
  }
  expect(await inspect(fixture(name))).toMatchObject(facts)
  const { data, ...made } = await compress(fixture(name), { format: 'png' })
  expect(made).toMatchObject({ width, height })
  expect(await quarters(data)).toBe(colours)
  expect(await inspect(data)).toMatchObject({ hasExif: false, hasLocation: false })
  expect(await thumbnail(await readFile(fixture(name)))).toMatchObject({ width, height })
  expect(await curve(fixture(name), { formats: ['jpeg'], qualities: [50] })).toHaveLength(1)
})

it.each(['p3.heic', 'p3.jxl'])('%s: the colours of another profile come out in sRGB', async (name) => {
  const { data } = await compress(fixture(name), { format: 'png' })
  expect(await quarters(data)).toBe('rgbw')
  const { data: pixels } = await sharp(data).raw().toBuffer({ resolveWithObject: true })
  const red = pixels.subarray((4 * 48 + 4) * 3)
  // The P3 numbers of this red are 234, 51, 35.
  expect(red[0]).toBeGreaterThan(250)
  expect(red[1]).toBeLessThan(8)
})

it('refuses a HEIC that is damaged, and one that would be too large when decoded', async () => {
  const whole = await readFile(fixture('turned.heic'))
  await expect(inspect(whole.subarray(0, 300))).rejects.toMatchObject({ code: 'BAD_IMAGE' })
  await expect(compress(whole.subarray(0, -300), { format: 'webp' })).rejects.toMatchObject({
    code: 'BAD_IMAGE',
  })
  await expect(inspect(whole, { limits: { maxPixelsBuffered: 1000 } })).rejects.toMatchObject({
    code: 'TOO_LARGE',
  })
  await expect(inspect(whole, { limits: { maxDecodedBytes: 16_000 } })).rejects.toMatchObject({
    code: 'TOO_LARGE',
  })
})

it('writes and reads JPEG XL, without loss and at each goal', async () => {
  const input = await photograph(80, 60, 4).png().toBuffer()
  const { data, ...exact } = await compress(input, { format: 'jxl', lossless: true, effort: 1 })
  expect(exact).toMatchObject({ format: 'jxl', quality: null, width: 80, height: 60 })
  expect(await inspect(data)).toMatchObject({ format: 'jxl', width: 80, height: 60, hasAlpha: true })
  const { data: pixels } = await compress(data, { format: 'png' })
  expect(await decodeRaster(pixels, 1)).toEqual(await decodeRaster(input, 1))
  const similar = await compress(input, { format: 'jxl', ssim: 0.9, width: 24 })
  expect(similar.ssim).toBeGreaterThanOrEqual(0.9)
  const small = await compress(input, { format: 'jxl', maxBytes: 300, effort: 1, width: 24 })
  expect(small.bytes).toBeLessThanOrEqual(300)
  const fine = await compress(input, { format: 'jxl', quality: 95, effort: 0 })
  const coarse = await compress(input, { format: 'jxl', quality: 20, effort: 0 })
  expect(coarse.bytes).toBeLessThan(fine.bytes)
}, 300_000)

it('refuses a JPEG XL that is damaged, or too large by its header', async () => {
  const whole = await readFile(fixture('p3.jxl'))
  await expect(inspect(whole.subarray(0, 4))).rejects.toMatchObject({ code: 'BAD_IMAGE' })
  await expect(compress(whole.subarray(0, 200), { format: 'webp' })).rejects.toMatchObject({
    code: 'BAD_IMAGE',
  })
  // A size header of 2^30 by 2^30 pixels (ISO 18181-1, D.2), and nothing behind it.
  const bomb = Buffer.from('ff0a' + 'feffffffffffffffffffffffffff', 'hex')
  await expect(inspect(bomb)).rejects.toMatchObject({ code: 'TOO_LARGE' })
  const large = sharp({ create: { width: 5001, height: 5000, channels: 3, background: '#fff' } })
  await expect(compress(await large.png().toBuffer(), { format: 'jxl' })).rejects.toMatchObject({
    code: 'TOO_LARGE',
    details: { actual: 25_005_000, limit: 25_000_000 },
  })
})

it('stops a codec that nobody waits for any more', async () => {
  const controller = new AbortController()
  const input = await gradient(900, 600).png().toBuffer()
  const started = once(process, 'worker')
  const made = compress(input, { format: 'jxl', effort: 9 }, { signal: controller.signal })
  const [thread] = await started
  await once(thread, 'online')
  const ended = once(thread, 'exit')
  controller.abort()
  await expect(made).rejects.toMatchObject({ code: 'ABORTED' })
  // By itself it would end with 0.
  expect(await ended).toEqual([1])
})
