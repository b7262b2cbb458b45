import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { thumbHashToApproximateAspectRatio, thumbHashToAverageRGBA } from 'thumbhash'
import { expect, it, onTestFinished } from 'vitest'
import { animation, gradient, jpegWithLocation } from '../test/images.ts'
import { inspect } from './inspect.ts'
import { placeholder } from './placeholder.ts'
import { thumbnail } from './thumbnail.ts'

it('fits in 512 x 512 and is never enlarged', async () => {
  expect(await thumbnail(await gradient(1200, 800).png().toBuffer())).toMatchObject({
    width: 512,
    height: 341,
  })
  expect(await thumbnail(await gradient(30, 20).png().toBuffer())).toMatchObject({ width: 30, height: 20 })
  expect(await thumbnail(await gradient(5000, 1).png().toBuffer())).toMatchObject({ width: 512, height: 1 })
})

it('is an upright webp of the first frame, without metadata', async () => {
  const turned = await gradient(1200, 800).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  const { data, bytes } = await thumbnail(turned)
  expect(bytes).toBe(data.length)
  expect(await inspect(data)).toMatchObject({
    format: 'webp',
    width: 341,
    height: 512,
    orientation: 1,
    hasExif: false,
  })
  expect(await inspect((await thumbnail(await animation('gif', 3))).data)).toMatchObject({ pages: 1 })
  expect(await inspect((await thumbnail(await jpegWithLocation())).data)).toMatchObject({
    hasLocation: false,
  })
})

it.each([1, 2, 3, 4] as const)('reads pictures of %i channels, and of 16 bits', async (channels) => {
  const shallow = await thumbnail(await gradient(60, 40, channels).png().toBuffer())
  expect(await inspect(shallow.data)).toMatchObject({ width: 60, hasAlpha: channels % 2 === 0 })
  const deep = await gradient(60, 40, channels).toColourspace('rgb16').png().toBuffer()
  expect(await inspect((await thumbnail(deep)).data)).toMatchObject({ width: 60 })
})

it('writes a file whole or not at all', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-thumbnail-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const png = await gradient(200, 200).png().toBuffer()
  const output = join(folder, 'thumbnail.webp')
  await expect(thumbnail(png.subarray(0, png.length / 2), { output })).rejects.toMatchObject({
    code: 'BAD_IMAGE',
  })
  expect(await readdir(folder)).toEqual([])
  expect(await thumbnail(png, { output })).toMatchObject({ file: output })
  expect(await readdir(folder)).toEqual(['thumbnail.webp'])
})

it('is the same picture of an input whose header was read before', async () => {
  const turned = await gradient(1200, 800).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  const facts = await inspect(turned)
  expect(await thumbnail(turned, { facts })).toEqual(await thumbnail(turned))
})

it('has a placeholder of the right colour and shape', async () => {
  const input = await sharp({
    create: { width: 640, height: 320, channels: 3, background: { r: 200, g: 100, b: 50 } },
  })
    .png()
    .toBuffer()
  for (const text of [(await thumbnail(input)).thumbhash, await placeholder(input)]) {
    const hash = Buffer.from(text, 'base64')
    const { r, g, b, a } = thumbHashToAverageRGBA(hash)
    for (const [actual, expected] of [
      [r, 200],
      [g, 100],
      [b, 50],
    ] as const) {
      expect(Math.abs(actual * 255 - expected)).toBeLessThan(12)
    }
    expect(a).toBe(1)
    expect(thumbHashToApproximateAspectRatio(hash)).toBeCloseTo(2, 0)
  }
})
