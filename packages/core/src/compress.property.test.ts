import fc from 'fast-check'
import { expect, it } from 'vitest'
import { gradient } from '../test/images.ts'
import { compress } from './compress.ts'
import { inspect } from './inspect.ts'
import { askedFormats, CompressionRecipe, fits } from './recipes/index.ts'

const side = fc.integer({ min: 1, max: 64 })
const source = fc.record({
  width: side,
  height: side,
  channels: fc.constantFrom(1 as const, 3 as const, 4 as const),
  orientation: fc.integer({ min: 1, max: 8 }),
})
const asked = fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined })
const goal: fc.Arbitrary<Partial<CompressionRecipe>> = fc.oneof(
  fc.record({ quality: fc.integer({ min: 1, max: 100 }) }),
  fc.record({ ssim: fc.double({ min: 0, max: 0.95, noNaN: true }) }),
  fc.record({ lossless: fc.constant(true) }),
  fc.record({ maxBytes: fc.integer({ min: 600, max: 4000 }) }),
)
const options = fc.record({
  format: fc.constantFrom(...askedFormats),
  width: asked,
  height: asked,
  fit: fc.constantFrom(...fits),
  enlarge: fc.boolean(),
  palette: fc.boolean(),
})
const recipe = fc
  .tuple(options, goal)
  .map(([options, goal]): CompressionRecipe => ({ ...options, ...goal }))
  .filter((recipe) => CompressionRecipe.safeParse(recipe).success)

it('gives any small image in any valid recipe the promised size and format, and the same bytes again', async () => {
  const property = fc.asyncProperty(source, recipe, async (source, recipe) => {
    const image = gradient(source.width, source.height, source.channels)
    const input = await image.withMetadata({ orientation: source.orientation }).png().toBuffer()
    const upright = await inspect(input)
    // 256 colours may not be as similar as asked, and there is no quality to raise.
    const isFixed = recipe.format === 'gif' || (recipe.format === 'png' && recipe.palette)
    const made = await compress(input, recipe).catch((error) => {
      expect(error).toMatchObject({ code: 'INVALID_INPUT', details: { issues: [{ field: 'ssim' }] } })
      expect(isFixed).toBe(true)
    })
    if (!made) return
    const { data, format, width, height } = made
    expect(await inspect(data)).toMatchObject({ format, width, height })
    if (recipe.format !== 'auto') expect(format).toBe(recipe.format)
    if (recipe.width !== undefined) expect(width).toBeLessThanOrEqual(recipe.width)
    if (recipe.height !== undefined) expect(height).toBeLessThanOrEqual(recipe.height)
    if (!recipe.enlarge && recipe.fit !== 'contain') {
      expect(width).toBeLessThanOrEqual(upright.width)
      expect(height).toBeLessThanOrEqual(upright.height)
    }
    expect((await compress(input, recipe)).data.equals(data)).toBe(true)
  })
  await fc.assert(property, { numRuns: 100 })
}, 60_000)
