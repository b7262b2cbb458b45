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
