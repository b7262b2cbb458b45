import { expect, it } from 'vitest'
import { gradient, pngOfSize } from '../test/images.ts'
import { compress } from './compress.ts'
import { inspect } from './inspect.ts'
import { type Limits, limitsOf } from './limits.ts'

it('holds an image to its default where a limit is given as undefined', async () => {
  const limits = { maxSide: undefined } as unknown as Partial<Limits>
  await expect(inspect(pngOfSize(100_001, 1), { limits })).rejects.toMatchObject({ code: 'TOO_LARGE' })
  expect(limitsOf({ limits })).toEqual(limitsOf({}))
})

it.each([
  [{ maxPixels: Number.NaN }, 'limits.maxPixels', 'number of at least 0'],
  [{ maxPixelsBuffered: -1 }, 'limits.maxPixelsBuffered', 'number of at least 0'],
  [{ maxMilliseconds: '300' }, 'limits.maxMilliseconds', 'number of at least 0'],
  [{ maxPixel: 1 }, 'limits.maxPixel', 'Unknown field maxPixel'],
])('refuses %j, which would be no limit', async (given, field, sentence) => {
  const limits = given as Partial<Limits>
  const input = await gradient(8, 8, 3).png().toBuffer()
  for (const work of [inspect(input, { limits }), compress(input, {}, { limits })]) {
    await expect(work).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { issues: [{ field }] } })
    await expect(work).rejects.toThrow(sentence)
  }
})

it('takes Infinity for a limit that nobody wants', async () => {
  const input = await gradient(8, 8, 3).png().toBuffer()
  const limits = { maxPixels: Number.POSITIVE_INFINITY, maxMilliseconds: Number.POSITIVE_INFINITY }
  expect(await inspect(input, { limits })).toMatchObject({ width: 8, height: 8 })
})
