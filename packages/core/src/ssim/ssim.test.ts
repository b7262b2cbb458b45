import fc from 'fast-check'
import { expect, it } from 'vitest'
import { gradient } from '../../test/images.ts'
import { trials } from '../../test/trials.ts'
import { decodeRaster, toRaster } from '../raster.ts'
import { type Luma, toLuma } from './luma.ts'
import { ssim } from './ssim.ts'

/** The definition word by word: every window, every pixel, in the units of the paper. */
function naive(first: Luma, second: Luma): number {
  const at = ({ data, width, height }: Luma, x: number, y: number) =>
    data[Math.min(y, height - 1) * width + Math.min(x, width - 1)] ?? Number.NaN
  const scores: number[] = []
  for (let top = 0; top + 8 <= Math.max(8, first.height); top += 4) {
    for (let left = 0; left + 8 <= Math.max(8, first.width); left += 4) {
      const places = Array.from(
        { length: 64 },
        (_, index) => [left + (index % 8), top + (index >> 3)] as const,
      )
      const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
      const a = places.map(([x, y]) => at(first, x, y))
      const b = places.map(([x, y]) => at(second, x, y))
      const [meanA, meanB] = [mean(a), mean(b)]
      const varianceA = mean(a.map((value) => (value - meanA) ** 2))
      const varianceB = mean(b.map((value) => (value - meanB) ** 2))
      const covariance = mean(a.map((value, index) => (value - meanA) * ((b[index] ?? 0) - meanB)))
      const luminance = (2 * meanA * meanB + 6.5025) / (meanA ** 2 + meanB ** 2 + 6.5025)
      const structure = (2 * covariance + 58.5225) / (varianceA + varianceB + 58.5225)
      scores.push(luminance * structure)
    }
  }
  return scores.reduce((sum, score) => sum + score, 0) / scores.length
}

const side = fc.integer({ min: 1, max: 40 })
const pair = fc.tuple(side, side).chain(([width, height]) => {
  const data = fc.uint8Array({ minLength: width * height, maxLength: width * height })
  return fc.tuple(data, data).map(
    ([a, b]) =>
      [
        { data: a, width, height },
        { data: b, width, height },
      ] satisfies [Luma, Luma],
  )
})

it('agrees with the definition worked out word by word, to a millionth', () => {
  fc.assert(
    fc.property(pair, ([a, b]) => {
      expect(Math.abs(ssim(a, b) - naive(a, b))).toBeLessThan(1e-6)
    }),
    trials(200),
  )
})

it('is 1 for the same image, the same both ways, and less for any other', () => {
  fc.assert(
    fc.property(pair, ([a, b]) => {
      expect(ssim(a, a)).toBeCloseTo(1, 12)
      expect(ssim(a, b)).toBe(ssim(b, a))
      expect(ssim(a, b)).toBeLessThanOrEqual(1 + 1e-12)
    }),
    trials(50),
  )
})

it('takes the luma of BT.601, over mid-grey where there is alpha', () => {
  const one = { width: 1, height: 1, pages: 1 }
  const lumaOf = (...pixel: number[]) =>
    toLuma({ ...one, channels: pixel.length as 3, data: Uint8Array.from(pixel) }).data[0]
  expect(lumaOf(255, 0, 0)).toBe(76)
  expect(lumaOf(0, 255, 0)).toBe(150)
  expect(lumaOf(0, 0, 255)).toBe(29)
  expect(lumaOf(255, 255, 255)).toBe(255)
  expect(lumaOf(255, 255, 255, 0)).toBe(128)
  expect(lumaOf(255, 0, 0, 51)).toBe(118)
  expect(lumaOf(90)).toBe(90)
  expect(lumaOf(90, 0)).toBe(128)
})

it('has the pinned value for the pinned image: another definition differs by up to 6 quality steps', async () => {
  const image = await toRaster(gradient(320, 200), 1)
  // Coarse by arithmetic: no codec whose next version could move the value.
  const coarse = Uint8Array.from(image.data, (value) => value & 0xf0)
  expect(ssim(toLuma(image), toLuma({ ...image, data: coarse }))).toBeCloseTo(0.983830128307, 9)
  const png = await gradient(320, 200).png().toBuffer()
  expect(ssim(toLuma(image), toLuma(await decodeRaster(png, 1)))).toBe(1)
})

it('refuses images of two sizes', () => {
  const of = (width: number): Luma => ({ data: new Uint8Array(width * 8), width, height: 8 })
  expect(() => ssim(of(8), of(9))).toThrow('Expected two images of one size')
})
