import sharp from 'sharp'
import { expect, it } from 'vitest'
import { corpusFile, corpusNames, missingCorpora } from '../../test/corpora.ts'
import { gradient } from '../../test/images.ts'
import { compress } from '../compress.ts'
import { ImageError } from '../errors.ts'
import { inspect } from '../inspect.ts'
import { type CompressionRecipeInput, metadataPolicies, outputFormats } from '../recipes/index.ts'
import { renderMany } from '../render-many.ts'
import { canHold } from './kept-metadata.ts'

const packet = '<x:xmpmeta xmlns:x="adobe:ns:meta/" dc:creator="somebody" tiff:Orientation="6"/>'

async function source(format: 'jpeg' | 'png' | 'webp' | 'avif', xmp = packet): Promise<Buffer> {
  return gradient(60, 40)
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Copyright: 'nobody' },
      IFD2: { PixelXDimension: '60', PixelYDimension: '40' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '48/1 51/1 30/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '2/1 17/1 40/1',
      },
    })
    .withXmp(xmp)
    [format]()
    .toBuffer()
}

const holding = outputFormats.filter((format) => canHold(format))

// One encode, a search, and the best of all: each takes a way of its own.
const goals: CompressionRecipeInput[] = [{ quality: 60 }, { maxBytes: 6000 }]

it.each(holding)('keeps what was said in %s, as it holds for the output', async (format) => {
  const input = await source('jpeg')
  for (const goal of goals) {
    const { data, width, height } = await compress(input, { ...goal, format, width: 30, metadata: 'keep' })
    const { exif, xmpAsString, ...header } = await sharp(data).metadata()
    expect({ width, height }).toEqual({ width: 30, height: 45 })
    expect(exif?.includes('nobody')).toBe(true)
    expect(await inspect(data)).toMatchObject({ hasLocation: true, width, height, orientation: 1 })
    expect(header.orientation ?? 1).toBe(1)
    expect(xmpAsString).toContain('dc:creator="somebody"')
    expect(xmpAsString).toContain('tiff:Orientation="1"')
    if (goal.maxBytes) expect(data.length).toBeLessThanOrEqual(goal.maxBytes)
  }
})

it.each(holding)('keeps what was said in %s, but not where it was', async (format) => {
  for (const from of ['jpeg', 'png', 'webp', 'avif'] as const) {
    const input = await source(from, `<x:xmpmeta xmlns:x="adobe:ns:meta/" exif:GPSLatitude="48,51N"/>`)
    expect(await inspect(input)).toMatchObject({ hasLocation: true })
    for (const goal of goals) {
      const recipe = { ...goal, format, metadata: 'keep-without-location' } as const
      const { data } = await compress(input, recipe)
      expect(await inspect(data), from).toMatchObject({ hasLocation: false, hasExif: true })
      const { exif, xmp } = await sharp(data).metadata()
      expect(exif?.includes('nobody'), from).toBe(true)
      expect(xmp, from).toBe(undefined)
    }
  }
})

it('says how large the output is, and carries no preview of what was cut away', async () => {
  const { exif = Buffer.alloc(0) } = await sharp(await source('jpeg')).metadata()
  const preview = Buffer.from('not to be seen')
  const tiff = withPreview(exif.subarray(6), preview)
  const plain = await gradient(60, 40).png().toBuffer()
  const input = await embedded(plain, tiff)
  expect(input.includes(preview)).toBe(true)
  const { data } = await compress(input, { format: 'jpeg', metadata: 'keep', width: 33 })
  expect(data.includes(preview)).toBe(false)
  const block = (await sharp(data).metadata()).exif?.subarray(6) ?? Buffer.alloc(0)
  expect(longOf(block, 0xa002)).toBe(33)
  expect(longOf(block, 0xa003)).toBe(50)
})

it('keeps the same bytes for the same input, and none of it by default', async () => {
  const input = await source('webp')
  for (const format of holding) {
    const recipe = { format, metadata: 'keep' } as const
    const [one, two] = [await compress(input, recipe), await compress(input, recipe)]
    expect(one.data.equals(two.data)).toBe(true)
    expect((await sharp((await compress(input, { format })).data).metadata()).exif).toBe(undefined)
  }
})

it('leaves the pixels as they are without', async () => {
  const input = await source('png')
  for (const format of ['jpeg', 'png', 'webp'] as const) {
    const pixels = async (metadata: 'keep' | 'strip') =>
      sharp((await compress(input, { format, width: 31, metadata })).data)
        .raw()
        .toBuffer()
    expect((await pixels('keep')).equals(await pixels('strip')), format).toBe(true)
  }
})

it('survives a block that is damaged anywhere', async () => {
  const { exif = Buffer.alloc(0) } = await sharp(await source('jpeg')).metadata()
  const plain = await gradient(12, 8).png().toBuffer()
  for (let index = 6; index < exif.length; index += 3) {
    const damaged = Buffer.from(exif.subarray(6))
    damaged[index - 6] = 0xff
    const input = await embedded(plain, damaged)
    const { data } = await compress(input, { format: 'jpeg', metadata: 'keep-without-location' })
    expect(await inspect(data)).toMatchObject({ hasLocation: false })
  }
})

// Where the photographs are not there, corpora.test.ts says so.
if (!missingCorpora) {
  it('writes no location of any photograph that has one, in any format, unless it is to be kept', async () => {
    const located: string[] = []
    for (const folder of ['sharp', 'libvips', 'avif']) {
      for (const name of corpusNames(folder)) {
        const file = corpusFile(folder, name)
        const facts = await inspect(file).catch((error: unknown) => {
          if (error instanceof ImageError) return null
          throw error
        })
        if (facts?.hasLocation) located.push(file)
      }
    }
    expect(located.length).toBeGreaterThan(0)
    const asked = outputFormats.flatMap((format) =>
      metadataPolicies.map((metadata) => ({ format, metadata, width: 64 })),
    )
    for (const file of located) {
      const outcomes = await renderMany(file, asked)
      for (const [index, { format, metadata }] of asked.entries()) {
        const outcome = outcomes[index]
        if (!outcome || 'error' in outcome) throw outcome?.error
        expect(await inspect(outcome.data), `${file} ${format} ${metadata}`).toMatchObject({
          hasLocation: metadata === 'keep' && canHold(format),
        })
      }
      const { data } = await compress(file, { format: 'webp', metadata: 'keep-without-location', width: 64 })
      expect(await inspect(data)).toMatchObject({ hasLocation: false })
    }
  }, 180_000)

  const gainMap = async (data: Buffer) => (await sharp(data).metadata()).gainMap

  it('keeps the gain map of an Ultra HDR photograph, scaled and turned with it', async () => {
    const file = corpusFile('sharp', 'gain-map.jpg')
    const kept = { format: 'jpeg', metadata: 'keep', quality: 60 } as const
    for (const [recipe, width, height] of [
      [{ width: 800 }, 200, 113],
      [{ width: 450, rotate: 90 }, 112, 200],
    ] as const) {
      const { data } = await compress(file, { ...kept, ...recipe })
      const map = await gainMap(data)
      const size = await sharp(map?.image).metadata()
      expect(Math.abs(size.width - width)).toBeLessThanOrEqual(1)
      expect(Math.abs(size.height - height)).toBeLessThanOrEqual(1)
    }
  })

  it('drops a gain map that would be wrong or cannot be held', async () => {
    const file = corpusFile('sharp', 'gain-map.jpg')
    for (const recipe of [
      { format: 'jpeg' },
      { format: 'jpeg', metadata: 'keep', maxBytes: 40_000 },
      { format: 'jpeg', metadata: 'keep', adjust: { contrast: 1.2 } },
      { format: 'webp', metadata: 'keep' },
    ] as const) {
      const { data } = await compress(file, { ...recipe, width: 400 })
      expect(await gainMap(data)).toBe(undefined)
      expect(await inspect(data)).toMatchObject({ hasGainMap: false })
    }
  })

  it('leaves the gain map out of pictures too small for one', async () => {
    const file = corpusFile('sharp', 'gain-map.jpg')
    const recipe = { format: 'jpeg', quality: 80, metadata: 'keep' } as const
    for (const [size, isKept] of [
      [{ crop: { left: 1, top: 1, width: 2, height: 2 } }, false],
      [{ width: 3, height: 3, fit: 'cover' }, false],
      [{ crop: { left: 7, top: 5, width: 16, height: 17 } }, true],
      [{ width: 16, height: 16, fit: 'cover' }, true],
    ] as const) {
      const { data } = await compress(file, { ...recipe, ...size })
      expect((await gainMap(data)) !== undefined).toBe(isKept)
    }
  })

  it('finds the gain map behind what was put in front of it', async () => {
    // As a camera writes it: EXIF in front of an Ultra HDR picture.
    const photograph = await compress(corpusFile('sharp', 'gain-map.jpg'), {
      format: 'jpeg',
      metadata: 'keep',
      width: 600,
    })
    const { exif = Buffer.alloc(0) } = await sharp(await source('jpeg')).metadata()
    const { embedInJpeg } = await import('./embed-in-jpeg.ts')
    const input = embedInJpeg(photograph.data, { exif: exif.subarray(6), xmp: Buffer.from(packet) })
    const { data } = await compress(input, { format: 'jpeg', metadata: 'keep', quality: 50, width: 301 })
    expect(await gainMap(data)).toBeDefined()
    const { exif: after } = await sharp(data).metadata()
    expect(after?.includes('nobody')).toBe(true)
    const [first, second] = picturesOf(data)
    // What the index says is where the pictures are: the first ends, the second begins there.
    expect(data.readUInt16BE((first?.bytes ?? 0) - 2)).toBe(0xffd9)
    expect(data.readUInt16BE(second?.start ?? 0)).toBe(0xffd8)
  })
}

async function embedded(png: Buffer, exif: Buffer): Promise<Buffer> {
  const { embedInPng } = await import('./embed-in-png.ts')
  return embedInPng(png, { exif, xmp: null })
}

/** A block of which the second table says where a preview is, behind everything else. */
function withPreview(tiff: Buffer, preview: Buffer): Buffer {
  const block = Buffer.from(tiff)
  const table = 2 + 12 * 2 + 4
  const ifd0 = block.readUInt32LE(4)
  const next = ifd0 + 2 + block.readUInt16LE(ifd0) * 12
  block.writeUInt32LE(block.length, next)
  const added = Buffer.alloc(table)
  added.writeUInt16LE(2, 0)
  for (const [index, [tag, value]] of [
    [0x0201, block.length + table],
    [0x0202, preview.length],
  ].entries()) {
    added.writeUInt16LE(tag ?? 0, 2 + index * 12)
    added.writeUInt16LE(4, 4 + index * 12)
    added.writeUInt32LE(1, 6 + index * 12)
    added.writeUInt32LE(value ?? 0, 10 + index * 12)
  }
  return Buffer.concat([block, added, preview])
}

/** The value of a tag that holds one whole number, wherever it stands. */
function longOf(tiff: Buffer, tag: number): number | undefined {
  const entry = Buffer.alloc(2)
  entry.writeUInt16LE(tag)
  const at = tiff.indexOf(entry)
  return tiff.readUInt16LE(at + 2) === 3 ? tiff.readUInt16LE(at + 8) : tiff.readUInt32LE(at + 8)
}

/** The pictures that the index of a file of several names (CIPA DC-007, 5.2.3). */
function picturesOf(file: Buffer): { start: number; bytes: number }[] {
  const index = file.indexOf('MPF\0', 0, 'latin1') + 4
  const little = file.toString('latin1', index, index + 2) === 'II'
  const u32 = (at: number) => (little ? file.readUInt32LE(at) : file.readUInt32BE(at))
  const entry = Buffer.from(little ? [2, 0xb0] : [0xb0, 2])
  const list = index + u32(file.indexOf(entry, index) + 8)
  return [0, 1].map((picture) => {
    const at = list + picture * 16
    return { bytes: u32(at + 4), start: picture === 0 ? 0 : index + u32(at + 8) }
  })
}
