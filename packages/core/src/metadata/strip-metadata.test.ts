import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { corpusFile, missingCorpora } from '../../test/corpora.ts'
import { animation, gradient } from '../../test/images.ts'
import { inspect } from '../inspect.ts'
import { pngChunk } from './png-chunks.ts'
import { stripMetadata } from './strip-metadata.ts'

const formats = ['jpeg', 'png', 'webp'] as const

async function source(format: (typeof formats)[number], orientation = 1): Promise<Buffer> {
  return gradient(60, 40)
    .withMetadata({ orientation })
    .withExifMerge({
      IFD0: { Copyright: 'nobody' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '48/1 51/1 30/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '2/1 17/1 40/1',
      },
    })
    .withIccProfile('p3')
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/" exif:GPSLatitude="48,51N"/>')
    [format]()
    .toBuffer()
}

const pixels = (data: Buffer) => sharp(data).raw().toBuffer()

it.each(formats)(
  'takes everything out of %s but what the pixels need, which stay bit for bit',
  async (format) => {
    const input = await source(format)
    expect(await inspect(input)).toMatchObject({ hasExif: true, hasLocation: true, hasIcc: true })
    const { data } = (await stripMetadata(input)) as { data: Buffer }
    expect(await inspect(data)).toMatchObject({ format, hasExif: false, hasLocation: false, hasIcc: true })
    expect((await sharp(data).metadata()).xmp).toBe(undefined)
    expect(data.includes('nobody')).toBe(false)
    expect(await pixels(data)).toEqual(await pixels(input))
  },
)

it.each(formats)('keeps %s as upright as it was', async (format) => {
  const input = await source(format, 6)
  const { data } = (await stripMetadata(input)) as { data: Buffer }
  expect(await inspect(data)).toMatchObject({ orientation: 6, width: 40, height: 60, hasLocation: false })
  expect(data.includes('nobody')).toBe(false)
  expect(await pixels(data)).toEqual(await pixels(input))
})

it.each(formats)('keeps what is said in %s, but not where it was', async (format) => {
  const input = await source(format, 3)
  const { data } = (await stripMetadata(input, 'keep-without-location')) as { data: Buffer }
  expect(await inspect(data)).toMatchObject({ hasExif: true, hasLocation: false, orientation: 3 })
  expect(data.includes('nobody')).toBe(true)
  expect(await pixels(data)).toEqual(await pixels(input))
  const { data: whole } = (await stripMetadata(input, 'keep')) as { data: Buffer }
  expect(whole.equals(input)).toBe(true)
})

const text = (keyword: string, words: string) => Buffer.from(`${keyword}\0${words}`, 'latin1')

it.each([
  ['tEXt', text('exif:GPSLatitude', '48/1 51/1'), false],
  ['tEXt', text('Comment', 'taken in the city of light'), false],
  ['tEXt', text('Author', 'somebody'), true],
  ['zTXt', Buffer.concat([text('Comment', '\0'), deflateSync('GPSLatitude 48')]), false],
  ['iTXt', Buffer.concat([text('Comment', '\x01\0\0\0'), deflateSync('GPSLatitude 48')]), false],
  ['iTXt', text('Comment', '\0\0\0\0somebody'), true],
  ['iTXt', text('Comment', '\0\0\0\0Longitude: 2'), false],
  ['prVt', text('what', 'somebody'), false],
] as const)('looks for places in text of a png too: %s %s', async (name, data, isKept) => {
  const png = await gradient(20, 10).png().toBuffer()
  const chunk = pngChunk(name, data)
  // Behind the signature and IHDR.
  const told = Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)])
  const { data: made } = (await stripMetadata(told, 'keep-without-location')) as { data: Buffer }
  expect(made.equals(isKept ? told : png)).toBe(true)
})

it('looks for places in comments of a jpeg and a gif, and leaves no block that it does not know', async () => {
  const jpeg = await gradient(20, 10).jpeg().toBuffer()
  const gif = await gradient(20, 10).gif().toBuffer()
  const webp = Buffer.from(await gradient(20, 10).webp().toBuffer())
  const jpegWith = (words: Buffer) =>
    Buffer.concat([
      jpeg.subarray(0, 2),
      Buffer.from([0xff, 0xfe, 0, words.length + 2]),
      words,
      jpeg.subarray(2),
    ])
  const gifWith = (block: string) =>
    Buffer.concat([gif.subarray(0, -1), Buffer.from(block, 'latin1'), gif.subarray(-1)])
  const unknown = Buffer.concat([webp, Buffer.from('GPSP\x04\0\0\0here', 'latin1')])
  unknown.writeUInt32LE(unknown.length - 8, 4)
  for (const [told, made] of [
    [jpegWith(Buffer.from('Latitude 48.86')), jpeg],
    [jpegWith(Buffer.from('GPS 48.86', 'utf16le')), jpeg],
    [jpegWith(Buffer.from('somebody')), jpegWith(Buffer.from('somebody'))],
    // In two parts, one of a letter.
    [gifWith('!\xfe\x01G\x05PS 48\0'), gif],
    [gifWith('!\xfe\x08somebody\0'), gifWith('!\xfe\x08somebody\0')],
    [gifWith('!\xff\x0bSOMEAPP 1.0\x04here\0'), gif],
    [unknown, webp],
  ] as const) {
    const { data } = (await stripMetadata(told, 'keep-without-location')) as { data: Buffer }
    expect(data.equals(made)).toBe(true)
  }
})

it('cuts off what comes behind the image, and refuses what it cannot read or does not know', async () => {
  const jpeg = await gradient(40, 30).jpeg({ progressive: true }).toBuffer()
  const { data } = (await stripMetadata(Buffer.concat([jpeg, await source('jpeg')]))) as { data: Buffer }
  expect(data.length).toBeLessThanOrEqual(jpeg.length)
  expect(await pixels(data)).toEqual(await pixels(jpeg))
  await expect(stripMetadata(await gradient(9, 9).tiff().toBuffer())).rejects.toMatchObject({
    code: 'UNSUPPORTED_FORMAT',
  })
  await expect(stripMetadata(jpeg, 'some' as 'strip')).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message:
      "Expected one of strip, keep, keep-without-location for policy but received 'some' of type string",
  })
})

it('takes comments and what applications wrote out of a gif, and leaves every frame as it is', async () => {
  const animated = await animation('gif', 3)
  const packet = '<x:xmpmeta xmlns:x="adobe:ns:meta/" exif:GPSLatitude="48,51N"/>'
  // The tail that ends an XMP packet in a GIF: it counts down, so that a reader of blocks finds the end from anywhere.
  const tail = Buffer.from([1, ...Array.from({ length: 256 }, (_, index) => 255 - index), 0])
  const xmp = Buffer.concat([Buffer.from('!\xff\x0bXMP DataXMP', 'latin1'), Buffer.from(packet), tail])
  const comment = Buffer.from('!\xfe\x06nobody\0', 'latin1')
  // Behind the colours of all frames.
  const colours = 13 + ((animated[10] ?? 0) & 0x80 ? 3 * 2 ** (((animated[10] ?? 0) & 7) + 1) : 0)
  const told = Buffer.concat([
    animated.subarray(0, colours),
    xmp,
    comment,
    animated.subarray(colours),
    Buffer.from('tail'),
  ])
  const framesOf = (data: Buffer) => sharp(data, { animated: true }).raw().toBuffer()
  const timing = async (data: Buffer) => {
    const { delay, loop, pages } = await sharp(data, { animated: true }).metadata()
    return { delay, loop, pages }
  }
  for (const [policy, hasComment] of [
    ['strip', false],
    ['keep-without-location', true],
  ] as const) {
    const { data } = (await stripMetadata(told, policy)) as { data: Buffer }
    expect(data.includes('GPSLatitude')).toBe(false)
    expect(data.includes('nobody')).toBe(hasComment)
    expect(data.includes('tail')).toBe(false)
    expect(await framesOf(data)).toEqual(await framesOf(animated))
    expect(await timing(data)).toEqual(await timing(animated))
  }
  const { data: same } = (await stripMetadata(told)) as { data: Buffer }
  expect(same.equals(animated)).toBe(true)
})

// Where the photographs are not there, corpora.test.ts says so.
if (!missingCorpora) {
  it('leaves the pixels of photographs as they are', async () => {
    for (const name of ['Landscape_6.jpg', '2569067123_aca715a2ee_o.jpg', 'blackbug.png', '4.webp']) {
      const file = corpusFile('sharp', name)
      const { data } = (await stripMetadata(file)) as { data: Buffer }
      // Not toEqual, which takes half a minute for so many bytes.
      expect((await pixels(data)).equals(await sharp(file).raw().toBuffer()), name).toBe(true)
      expect(await inspect(data), name).toMatchObject({ hasLocation: false })
    }
  })
}
