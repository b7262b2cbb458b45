import sharp from 'sharp'
import { expect, it } from 'vitest'
import { gradient } from '../../test/images.ts'
import { compress } from '../compress.ts'
import { inspect } from '../inspect.ts'

it.each([false, true])(
  'refuses the withdrawn JPEG in TIFF (BigTIFF: %s), and takes every other',
  async (bigtiff) => {
    const tiff = await gradient(40, 30).tiff({ compression: 'jpeg', bigtiff }).toBuffer()
    expect(await inspect(tiff)).toMatchObject({ format: 'tiff', width: 40 })
    const [count, value] = bigtiff ? [8, 12] : [4, 8]
    // The entry: tag, type (a short), count, value.
    const entry = Buffer.alloc(4 + count)
    entry.writeUInt16LE(259)
    entry.writeUInt16LE(3, 2)
    entry.writeUInt8(1, 4)
    const at = tiff.indexOf(entry)
    expect(tiff.readUInt16LE(at + value)).toBe(7)
    tiff.writeUInt16LE(6, at + value)
    await expect(inspect(tiff)).rejects.toMatchObject({ code: 'UNSUPPORTED_FORMAT' })
    await expect(inspect(tiff.subarray(0, 12))).rejects.toMatchObject({ code: 'BAD_IMAGE' })
  },
)

it.each([false, true])('looks at the page that is asked for (BigTIFF: %s)', async (bigtiff) => {
  const pages = [await gradient(40, 30).png().toBuffer(), await gradient(40, 30).png().toBuffer()]
  const tiff = await sharp(pages, { join: { animated: true } })
    .tiff({ compression: 'jpeg', bigtiff })
    .toBuffer()
  expect(await inspect(tiff)).toMatchObject({ pages: 2 })
  const [count, value] = bigtiff ? [8, 12] : [4, 8]
  const entry = Buffer.alloc(4 + count)
  entry.writeUInt16LE(259)
  entry.writeUInt16LE(3, 2)
  entry.writeUInt8(1, 4)
  const entries = [tiff.indexOf(entry), tiff.lastIndexOf(entry)]
  expect(new Set(entries).size).toBe(2)
  // sharp writes the directories in the order of their pages.
  tiff.writeUInt16LE(6, Math.max(...entries) + value)
  expect(await inspect(tiff)).toMatchObject({ pages: 2 })
  await expect(compress(tiff, { format: 'png', frame: 1 })).rejects.toMatchObject({
    code: 'UNSUPPORTED_FORMAT',
    details: { found: 'old-style JPEG in TIFF' },
  })
})
