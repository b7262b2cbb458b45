import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { animation, gradient, jpegWithLocation, pngOfSize } from '../test/images.ts'
import { inspect } from './inspect.ts'

it('says what an image is, from its bytes or its file', async () => {
  const jpeg = await jpegWithLocation()
  const folder = await mkdtemp(join(tmpdir(), 'tessera-inspect-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'named-wrongly.png')
  await writeFile(file, jpeg)
  const expected = {
    format: 'jpeg',
    width: 120,
    height: 80,
    pages: 1,
    hasAlpha: false,
    bitDepth: 8,
    colourSpace: 'srgb',
    hasIcc: false,
    hasExif: true,
    hasLocation: true,
    hasGainMap: false,
    progressive: false,
    streamable: true,
    orientation: 1,
  }
  expect(await inspect(jpeg)).toEqual(expected)
  expect(await inspect(new Uint8Array(jpeg))).toEqual(expected)
  expect(await inspect(file)).toEqual(expected)
})

it('gives the size after orientation', async () => {
  const turned = await gradient(40, 20).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  expect(await inspect(turned)).toMatchObject({ width: 20, height: 40, orientation: 6, streamable: false })
})

it('tells what decodes row by row from what does not', async () => {
  const png = await gradient(40, 20, 4).png().toBuffer()
  expect(await inspect(png)).toMatchObject({ hasAlpha: true, progressive: false, streamable: true })
  const interlaced = await gradient(40, 20).png({ progressive: true }).toBuffer()
  expect(await inspect(interlaced)).toMatchObject({ format: 'png', progressive: true, streamable: false })
  const progressive = await gradient(40, 20).jpeg({ progressive: true }).toBuffer()
  expect(await inspect(progressive)).toMatchObject({ progressive: true, streamable: false })
  const tiff = await gradient(40, 20).tiff({ bigtiff: true }).toBuffer()
  expect(await inspect(tiff)).toMatchObject({ format: 'tiff', streamable: true })
  const deep = await gradient(40, 20).toColourspace('rgb16').png().toBuffer()
  expect(await inspect(deep)).toMatchObject({ bitDepth: 16, colourSpace: 'rgb16' })
})

it('counts frames', async () => {
  expect(await inspect(await animation('gif', 3))).toMatchObject({
    format: 'gif',
    pages: 3,
    width: 32,
    height: 24,
  })
})

it('knows a format by its content only', async () => {
  const svg = Buffer.from(
    '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
  )
  await expect(inspect(svg)).rejects.toMatchObject({ code: 'UNSUPPORTED_FORMAT', details: { found: 'SVG' } })
  await expect(inspect(Buffer.from('hello'))).rejects.toMatchObject({ code: 'UNSUPPORTED_FORMAT' })
  await expect(inspect(Buffer.alloc(0))).rejects.toMatchObject({ code: 'UNSUPPORTED_FORMAT' })
  const avif = await gradient(16, 16).avif({ effort: 0 }).toBuffer()
  expect(await inspect(avif)).toMatchObject({ format: 'avif' })
  const heic = Buffer.from(avif)
  heic.write('heic', 8)
  heic.fill('heic', 16, heic.readUInt32BE(0))
  expect(await inspect(heic)).toMatchObject({ format: 'heic' })
})

it('refuses a small file that declares huge rows, with the number and the limit', async () => {
  await expect(inspect(pngOfSize(786_464, 32))).rejects.toMatchObject({
    code: 'TOO_LARGE',
    details: { actual: 786_464, limit: 100_000 },
  })
})

it('holds each limit', async () => {
  const png = await gradient(40, 20).png().toBuffer()
  const gif = await animation('gif', 3)
  const deep = await gradient(40, 20).toColourspace('rgb16').png({ progressive: true }).toBuffer()
  await expect(inspect(png, { limits: { maxPixels: 799 } })).rejects.toMatchObject({ code: 'TOO_LARGE' })
  await expect(inspect(png, { limits: { maxSide: 39 } })).rejects.toMatchObject({ code: 'TOO_LARGE' })
  await expect(inspect(gif, { limits: { maxFrames: 2 } })).rejects.toMatchObject({ code: 'TOO_LARGE' })
  await expect(inspect(gif, { limits: { maxPixelsBuffered: 32 * 24 - 1 } })).rejects.toMatchObject({
    code: 'TOO_LARGE',
  })
  await expect(inspect(deep, { limits: { maxDecodedBytes: 4799 } })).rejects.toMatchObject({
    code: 'TOO_LARGE',
  })
  await expect(inspect(deep, { limits: { maxDecodedBytes: 4800 } })).resolves.toMatchObject({ width: 40 })
  await expect(inspect(png, { limits: { maxPixelsBuffered: 1 } })).resolves.toMatchObject({
    streamable: true,
  })
})

it('finds damage in the header', async () => {
  const jpeg = await gradient(640, 480).jpeg().toBuffer()
  await expect(inspect(jpeg.subarray(0, 100))).rejects.toMatchObject({ code: 'BAD_IMAGE' })
  await expect(inspect(jpeg.subarray(0, 700))).rejects.toMatchObject({ code: 'BAD_IMAGE' })
  const png = await gradient(9, 9).png().toBuffer()
  const asText = Buffer.from(png.toString('latin1').replace('\r\n', '\n'), 'latin1')
  await expect(inspect(asText)).rejects.toMatchObject({ code: 'BAD_IMAGE' })
})

it('answers plainly when there is no such file', async () => {
  await expect(inspect('/nowhere/at-all.jpg')).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await expect(inspect(tmpdir())).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})

it('does not begin after an abort', async () => {
  const png = await gradient(9, 9).png().toBuffer()
  await expect(inspect(png, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'ABORTED' })
})
