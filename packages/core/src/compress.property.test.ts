import fc from 'fast-check'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { animation, gradient } from '../test/images.ts'
import { trials } from '../test/trials.ts'
import { compress } from './compress.ts'
import { ImageError } from './errors.ts'
import { type ImageFacts, inspect } from './inspect.ts'
import {
  askedFormats,
  CompressionRecipe,
  type CompressionRecipeInput,
  fits,
  metadataPolicies,
  positions,
} from './recipes/index.ts'
import { renderMany } from './render-many.ts'

/** What makes an image; a failure shows what it is made of, and not a function. */
function sourceOf(described: object, create: () => Promise<Buffer>): () => Promise<Buffer> {
  return Object.assign(create, { [fc.toStringMethod]: () => fc.stringify(described) })
}

const side = fc.integer({ min: 1, max: 64 })
const still = fc
  .record({
    width: side,
    height: side,
    channels: fc.constantFrom(1 as const, 3 as const, 4 as const),
    orientation: fc.integer({ min: 1, max: 8 }),
    format: fc.constantFrom('png' as const, 'jpeg' as const, 'webp' as const, 'tiff' as const),
    deep: fc.boolean(),
  })
  .map((described) =>
    sourceOf(described, async () => {
      const { width, height, channels, orientation, format, deep } = described
      const image = gradient(width, height, channels)
      const deepened = deep && format === 'png' ? image.toColourspace('rgb16') : image
      return deepened
        .withMetadata({ orientation })
        .withExifMerge({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 30/1' } })
        [format]()
        .toBuffer()
    }),
  )
const moving = fc
  .constantFrom('gif' as const, 'webp' as const)
  .map((format) => sourceOf({ format, frames: 3 }, () => animation(format, 3)))
const source = fc.oneof({ weight: 4, arbitrary: still }, { weight: 1, arbitrary: moving })

function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined, freq: 2 })
}
const factor = maybe(fc.double({ min: 0, max: 4, noNaN: true }))
const goal: fc.Arbitrary<CompressionRecipeInput> = fc.oneof(
  fc.record({ quality: fc.integer({ min: 1, max: 100 }) }),
  fc.record({ ssim: fc.double({ min: 0, max: 0.95, noNaN: true }) }),
  fc.record({ lossless: fc.constant(true) }),
  fc.record({ maxBytes: fc.integer({ min: 600, max: 4000 }) }),
)
const work = fc.record({
  format: fc.constantFrom(...askedFormats),
  width: maybe(fc.integer({ min: 1, max: 200 })),
  height: maybe(fc.integer({ min: 1, max: 200 })),
  fit: fc.constantFrom(...fits),
  position: maybe(fc.constantFrom(...positions)),
  enlarge: fc.boolean(),
  palette: fc.boolean(),
  rotate: fc.constantFrom(0, 90, 180, 270),
  background: maybe(fc.constantFrom('#ff0000', '#00ff7f')),
  effort: maybe(fc.integer({ min: 0, max: 3 })),
  frame: maybe(fc.integer({ min: 0, max: 3 })),
  crop: maybe(
    fc.record({
      left: fc.integer({ min: 0, max: 9 }),
      top: fc.integer({ min: 0, max: 9 }),
      width: side,
      height: side,
    }),
  ),
  adjust: maybe(
    fc.record({
      brightness: factor,
      saturation: factor,
      contrast: factor,
      sharpen: maybe(fc.double({ min: 0.3, max: 10, noNaN: true })),
      blur: maybe(fc.double({ min: 0.3, max: 100, noNaN: true })),
      greyscale: fc.boolean(),
    }),
  ),
  metadata: maybe(fc.constantFrom(...metadataPolicies)),
})
const recipe = fc
  .tuple(work, goal)
  .map(([work, goal]): CompressionRecipeInput => ({ ...work, ...goal }))
  .filter((recipe) => CompressionRecipe.safeParse(recipe).success)

/** The upright image, turned and cropped: what width and height are asked of. Null where a crop or frame is not in it. */
function areaOf(facts: ImageFacts, { rotate = 0, crop, frame = 0 }: CompressionRecipeInput) {
  if (frame >= facts.pages) return null
  const turned = rotate % 180 === 0 ? facts : { width: facts.height, height: facts.width }
  if (!crop) return turned
  const fits = crop.left + crop.width <= turned.width && crop.top + crop.height <= turned.height
  return fits ? crop : null
}

it('gives any small image in any valid recipe the promised size and format and the same bytes again, or says what cannot be', async () => {
  const property = fc.asyncProperty(source, recipe, async (create, recipe) => {
    const input = await create()
    const area = areaOf(await inspect(input), recipe)
    const made = await compress(input, recipe).catch((error: unknown) => {
      if (!(error instanceof ImageError)) throw error
      // 256 colours may not be as similar as asked, and there is no quality to raise.
      const isFixed = recipe.format === 'gif' || (recipe.format === 'png' && recipe.palette === true)
      const mayBeRefused =
        area === null || (isFixed && recipe.ssim !== undefined) || recipe.maxBytes !== undefined
      expect([error.code, mayBeRefused], error.message).toEqual(['INVALID_INPUT', true])
    })
    if (!made) return
    expect(area).not.toBe(null)
    const { data, format, width, height, scale } = made
    const facts = await inspect(data)
    expect(facts).toMatchObject({ format, width, height, orientation: 1 })
    if (recipe.metadata !== 'keep') expect(facts.hasLocation).toBe(false)
    if (recipe.maxBytes) expect(data.length).toBeLessThanOrEqual(recipe.maxBytes)
    if (recipe.format !== 'auto') expect(format).toBe(recipe.format)
    if (recipe.width !== undefined) expect(width).toBeLessThanOrEqual(recipe.width)
    if (recipe.height !== undefined) expect(height).toBeLessThanOrEqual(recipe.height)
    if (area && recipe.width === undefined && recipe.height === undefined && scale === 1)
      expect({ width, height }).toEqual({ width: area.width, height: area.height })
    if (area && !recipe.enlarge && recipe.fit !== 'contain') {
      expect(width).toBeLessThanOrEqual(area.width)
      expect(height).toBeLessThanOrEqual(area.height)
    }
    // Not the header only: every pixel can be decoded.
    await compress(data, { format: 'png' })
    expect((await compress(input, recipe)).data.equals(data)).toBe(true)
  })
  await fc.assert(property, trials(60))
}, 240_000)

it('makes of several recipes what each would be alone, but for how it was reduced', async () => {
  const property = fc.asyncProperty(
    source,
    fc.array(recipe, { minLength: 2, maxLength: 4 }),
    async (create, recipes) => {
      const input = await create()
      const outcomes = await renderMany(input, recipes)
      for (const [index, recipe] of recipes.entries()) {
        const outcome = outcomes[index]
        const alone = await compress(input, recipe).catch((error: unknown) => ({ error }))
        if (!outcome) throw new Error('Expected an outcome for each recipe')
        if ('error' in outcome) {
          expect(outcome.error).toBeInstanceOf(ImageError)
          expect(outcome.error.code).toBe('INVALID_INPUT')
        } else {
          const { format, width, height } = outcome
          expect(await inspect(outcome.data)).toMatchObject({ format, width, height })
          // A goal may choose otherwise for pixels that are a little different.
          const isFree = recipe.format === 'auto' || recipe.maxBytes !== undefined
          if (!isFree && !('error' in alone)) expect({ format, width, height }).toMatchObject(sizeOf(alone))
        }
      }
      expect(bytesOf(await renderMany(input, recipes))).toEqual(bytesOf(outcomes))
    },
  )
  await fc.assert(property, trials(12))
}, 240_000)

function sizeOf({ format, width, height }: { format: string; width: number; height: number }) {
  return { format, width, height }
}

function bytesOf(outcomes: Awaited<ReturnType<typeof renderMany>>): (string | undefined)[] {
  return outcomes.map((outcome) =>
    'data' in outcome ? outcome.data?.toString('base64') : outcome.error.message,
  )
}

it('strips the metadata of any jpeg, png or webp, and leaves every pixel bit for bit', async () => {
  const { stripMetadata } = await import('./metadata/strip-metadata.ts')
  const property = fc.asyncProperty(still, fc.constantFrom(...metadataPolicies), async (create, policy) => {
    const input = await create()
    const { format } = await inspect(input)
    fc.pre(format !== 'tiff')
    const made = await stripMetadata(input, policy)
    if (!('data' in made)) throw new Error('Expected bytes')
    const pixels = (file: Buffer) => sharp(file).raw().toBuffer()
    expect((await pixels(made.data)).equals(await pixels(input))).toBe(true)
    expect(await inspect(made.data)).toMatchObject({ hasLocation: policy === 'keep' })
  })
  await fc.assert(property, trials(50))
}, 120_000)
