import sharp from 'sharp'
import { expect, it } from 'vitest'
import { animation, gradient } from '../test/images.ts'
import { compress } from './compress.ts'
import type { CompressionRecipeInput } from './recipes/index.ts'
import { renderMany } from './render-many.ts'

const tall: CompressionRecipeInput = { format: 'png', width: 60, height: 10, fit: 'cover' }

it.each([
  // Scaled to 60 x 120 before it is cut.
  [{ ...tall, position: 'entropy' }, { maxPixelsBuffered: 7199 }],
  [{ ...tall, position: 'attention' }, { maxDecodedBytes: 7200 * 4 - 1 }],
  [{ format: 'png', adjust: { blur: 2 } }, { maxPixelsBuffered: 19_999 }],
] satisfies [CompressionRecipeInput, object][])(
  'holds what is kept in memory to its limits: %j',
  async (recipe, limits) => {
    const input = await gradient(100, 200).png().toBuffer()
    await expect(compress(input, recipe, { limits })).rejects.toMatchObject({ code: 'TOO_LARGE' })
    const { position, adjust, ...streamed } = recipe as CompressionRecipeInput
    expect(await compress(input, streamed, { limits })).toMatchObject({ format: 'png' })
    const enough = { maxPixelsBuffered: 20_000, maxDecodedBytes: 80_000 }
    expect(await compress(input, recipe, { limits: enough })).toMatchObject({ format: 'png' })
  },
)

it('counts the bytes of a pixel by its depth, and those of frames that are adjusted apart', async () => {
  const deep = await gradient(100, 200, 4).toColourspace('rgb16').png().toBuffer()
  const turned = { format: 'png', rotate: 90 } as const
  const limits = (maxDecodedBytes: number) => ({ limits: { maxDecodedBytes } })
  await expect(compress(deep, turned, limits(20_000 * 8 - 1))).rejects.toMatchObject({ code: 'TOO_LARGE' })
  expect(await compress(deep, turned, limits(20_000 * 8))).toMatchObject({ width: 200 })
  const moving = await animation('gif', 3)
  const blurred = { format: 'webp', quality: 80, adjust: { blur: 1 } } as const
  const bytes = 32 * 24 * 3 * 12
  await expect(compress(moving, blurred, limits(bytes - 1))).rejects.toMatchObject({ code: 'TOO_LARGE' })
  expect(await compress(moving, blurred, limits(bytes))).toMatchObject({ width: 32 })
})

it.each(['entropy', 'attention'] as const)(
  'cuts an animation in the middle where %s is asked for',
  async (position) => {
    const input = await animation('gif', 3)
    const recipe = { format: 'webp', width: 10, height: 10, fit: 'cover', lossless: true } as const
    const centred = await compress(input, { ...recipe, position: 'centre' })
    const { data } = await compress(input, { ...recipe, position })
    expect(data.equals(centred.data)).toBe(true)
    expect(await sharp(data).metadata()).toMatchObject({ pages: 3, width: 10 })
    const outcomes = await renderMany(input, [
      { ...recipe, position },
      { format: 'png', width: 8 },
    ])
    expect(outcomes).toMatchObject([{ width: 10, height: 10 }, { format: 'png' }])
  },
)
