import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, it, onTestFinished, vi } from 'vitest'
import { animation, gradient, jpegWithLocation } from '../test/images.ts'
import { compress } from './compress.ts'
import { inspect } from './inspect.ts'
import { hasQuality, outputFormats } from './recipes/index.ts'

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-compress-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

it.each(outputFormats)('makes %s, in the asked size, and says so', async (format) => {
  const { data, ...facts } = await compress(await gradient(120, 80).png().toBuffer(), { format, width: 60 })
  expect(facts).toEqual({
    format,
    width: 60,
    height: 40,
    bytes: data.length,
    quality: hasQuality(format) ? 80 : null,
    ssim: null,
    scale: 1,
    attempts: 1,
    originalReturned: false,
  })
  expect(await inspect(data)).toMatchObject({ format, width: 60, height: 40 })
})

it.each(outputFormats)('leaves no metadata in %s, and so no location', async (format) => {
  const source = await jpegWithLocation()
  expect(await inspect(source)).toMatchObject({ hasExif: true, hasLocation: true })
  const { data } = await compress(source, { format })
  expect(await inspect(data)).toMatchObject({
    hasExif: false,
    hasIcc: false,
    hasLocation: false,
    orientation: 1,
  })
})

it('writes the same to a file as to memory, and nothing else', async () => {
  const folder = await temporaryFolder()
  const source = join(folder, 'source.png')
  await writeFile(source, await gradient(50, 30).png().toBuffer())
  const output = join(folder, 'out.webp')
  const { file, bytes } = await compress(source, { format: 'webp' }, { output })
  expect(file).toBe(output)
  const { data } = await compress(source, { format: 'webp' })
  expect(await readFile(output)).toEqual(data)
  expect(bytes).toBe(data.length)
  expect(await readdir(folder)).toEqual(['out.webp', 'source.png'])
})

it('puts a picture without background on white where the format has no alpha', async () => {
  const clear = await sharp({
    create: { width: 8, height: 8, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
  })
    .png()
    .toBuffer()
  const { data } = await compress(clear, { format: 'jpeg' })
  expect([...(await sharp(data).raw().toBuffer())].every((value) => value === 255)).toBe(true)
  expect(await inspect((await compress(clear, { format: 'webp' })).data)).toMatchObject({ hasAlpha: true })
})

it('fills the bars of contain with nothing, or with white', async () => {
  const source = await sharp({ create: { width: 20, height: 10, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  const box = { width: 20, height: 20, fit: 'contain' } as const
  const png = await sharp((await compress(source, { format: 'png', ...box })).data)
    .raw()
    .toBuffer()
  expect([...png.subarray(0, 4)][3]).toBe(0)
  const jpeg = await sharp((await compress(source, { format: 'jpeg', ...box })).data)
    .raw()
    .toBuffer()
  expect(Math.min(...jpeg.subarray(0, 3))).toBeGreaterThan(250)
})

it('converts a colour profile to sRGB', async () => {
  const pixels = await sharp({
    create: { width: 8, height: 8, channels: 3, background: { r: 200, g: 50, b: 50 } },
  })
    .withIccProfile('p3')
    .png()
    .toBuffer()
  expect(await inspect(pixels)).toMatchObject({ hasIcc: true })
  const { data } = await compress(pixels, { format: 'png' })
  expect(await inspect(data)).toMatchObject({ hasIcc: false })
  const [red = 0, green = 0] = await sharp(data).raw().toBuffer()
  expect(Math.abs(red - 200)).toBeLessThan(4)
  expect(Math.abs(green - 50)).toBeLessThan(4)
})

it('keeps an animation in webp and the first frame elsewhere', async () => {
  for (const format of ['gif', 'webp'] as const) {
    const source = await animation(format, 3)
    const webp = await compress(source, { format: 'webp', width: 16, height: 16, fit: 'cover' })
    expect(webp).toMatchObject({ width: 16, height: 16 })
    expect(await inspect(webp.data)).toMatchObject({ width: 16, height: 16, pages: 3 })
    expect(await inspect((await compress(source, { format: 'png' })).data)).toMatchObject({
      width: 32,
      height: 24,
      pages: 1,
    })
  }
})

it('counts all frames of an animation against the limits', async () => {
  const limits = { maxPixelsBuffered: 32 * 24 * 2 }
  const source = await animation('gif', 3)
  await expect(compress(source, { format: 'webp' }, { limits })).rejects.toMatchObject({ code: 'TOO_LARGE' })
  await expect(compress(source, { format: 'png' }, { limits })).resolves.toMatchObject({ width: 32 })
})

it('refuses an output that its format cannot hold, before it decodes', async () => {
  const wide = await sharp({ create: { width: 17_000, height: 2, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  for (const format of ['webp', 'avif'] as const) {
    await expect(compress(wide, { format })).rejects.toMatchObject({
      code: 'TOO_LARGE',
      details: { actual: 17_000 },
    })
  }
  await expect(compress(wide, { format: 'webp', width: 16_383 })).resolves.toMatchObject({
    width: 16_383,
    height: 2,
  })
  const big = { format: 'jpeg', width: 20_000, height: 20_000, fit: 'fill', enlarge: true } as const
  await expect(compress(wide, big)).rejects.toMatchObject({ code: 'TOO_LARGE', details: { limit: 100e6 } })
})

it('leaves no file when it fails, and keeps the one that was there', async () => {
  const folder = await temporaryFolder()
  const png = await gradient(300, 300).png().toBuffer()
  const output = join(folder, 'out.webp')
  await writeFile(output, 'before')
  await expect(
    compress(png.subarray(0, png.length / 2), { format: 'webp' }, { output }),
  ).rejects.toMatchObject({
    code: 'BAD_IMAGE',
    cause: expect.any(Error),
  })
  expect(await readdir(folder)).toEqual(['out.webp'])
  expect(await readFile(output, 'utf8')).toBe('before')
  await expect(
    compress(png, { format: 'webp' }, { output: join(folder, 'no', 'out.webp') }),
  ).rejects.toMatchObject({
    code: 'PROCESSING_FAILED',
    message: 'The output could not be written',
  })
})

it('rejects at once when aborted, and leaves no file once the encoder is done', async () => {
  const folder = await temporaryFolder()
  const source = await gradient(300, 300).png().toBuffer()
  const abort = new AbortController()
  const output = join(folder, 'out.png')
  // Of so many pixels that the encoder is not done before it is seen to have begun.
  const recipe = { format: 'png', width: 6000, enlarge: true } as const
  const work = compress(source, recipe, { output, signal: abort.signal })
  const isEmpty = async () => (await readdir(folder)).length === 0
  // PNG's encoder makes its file when it begins.
  await vi.waitUntil(async () => !(await isEmpty()), { timeout: 60_000, interval: 2 })
  abort.abort(new Error('no longer wanted'))
  await expect(work).rejects.toMatchObject({ code: 'ABORTED', cause: { message: 'no longer wanted' } })
  await vi.waitUntil(isEmpty, { timeout: 100_000 })
}, 180_000)

it('names a wrong field in sharp’s sentence', async () => {
  const png = await gradient(9, 9).png().toBuffer()
  await expect(compress(png, { format: 'webp', quality: 101 })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message: 'Expected integer between 1 and 100 for quality but received 101 of type number',
  })
})
