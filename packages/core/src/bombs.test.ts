import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { bitmaps } from '../test/bitmaps.ts'
import { animation, gradient, pngOfSize } from '../test/images.ts'
import { measurePeak } from '../test/peak.ts'

/** A file of which some bytes are others. */
function altered(file: Buffer, change: (file: Buffer) => void): Buffer {
  const copy = Buffer.from(file)
  change(copy)
  return copy
}

it('refuses small files that declare huge pictures before memory is spent on them', async () => {
  const small = await gradient(16, 16).png().toBuffer()
  const heic = await readFile(new URL('../test/fixtures/turned.heic', import.meta.url))
  const gif = await animation('gif', 2)
  const bombs = {
    'png of 786464 x 32': pngOfSize(786_464, 32),
    'interlaced png': altered(pngOfSize(20_000, 20_000), (file) => file.writeUInt8(1, 28)),
    // The decoder believes the first frame rather than the screen.
    'gif of 30000 x 30000': altered(gif, (file) => {
      for (const offset of [6, file.indexOf(Buffer.from([0x2c, 0, 0, 0, 0, 32, 0, 24, 0])) + 5]) {
        file.writeUInt16LE(30_000, offset)
        file.writeUInt16LE(30_000, offset + 2)
      }
    }),
    'webp of 16383 x 16383': altered(await gradient(16, 16).webp().toBuffer(), (file) =>
      file.writeUInt32LE(0x3fff_3fff, 26),
    ),
    'bmp of 60000 x 60000 in run lengths': altered(bitmaps['8 bits, run lengths']?.file ?? gif, (file) => {
      file.writeInt32LE(60_000, 18)
      file.writeInt32LE(60_000, 22)
    }),
    'jxl of 2^30 x 2^30': Buffer.from('ff0afeffffffffffffffffffffffffff', 'hex'),
    'svg of 30000 x 30000': Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="30000" height="30000"/>',
    ),
    // The size of the grid is in ispe, and in the grid itself.
    'heic of 16384 x 12288': altered(heic, (file) => {
      const size = file.indexOf(Buffer.from('0000003000000020', 'hex'))
      file.writeUInt32BE(16_384, size)
      file.writeUInt32BE(12_288, size + 4)
    }),
  }
  const [idle, spent] = [await measurePeak([small]), await measurePeak([small, ...Object.values(bombs)])]
  expect(idle.outcomes).toEqual([['made', 'made', 'made']])
  const refused = ['TOO_LARGE', 'TOO_LARGE', 'TOO_LARGE']
  const outcomes = Object.fromEntries(
    Object.keys(bombs).map((name, index) => [name, spent.outcomes[index + 1]]),
  )
  expect(outcomes).toEqual(Object.fromEntries(Object.keys(bombs).map((name) => [name, refused])))
  expect(spent.peak - idle.peak).toBeLessThan(128 * 1024 ** 2)
}, 300_000)
