import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { expect, it, onTestFinished } from 'vitest'
import { corpusFile, missingCorpora } from '../test/corpora.ts'
import { animation, photograph } from '../test/images.ts'
import { compress } from './compress.ts'
import { ImageError } from './errors.ts'
import { inspect } from './inspect.ts'
import { type CompressionRecipeInput, type OutputFormat, outputFormats } from './recipes/index.ts'
import { type RenderOutcome, renderMany } from './render-many.ts'
import { toLuma } from './ssim/luma.ts'
import { ssim } from './ssim/ssim.ts'

type Made = Exclude<RenderOutcome, { error: ImageError }> & { data: Buffer }

async function madeOf(input: Buffer | string, recipes: CompressionRecipeInput[]): Promise<Made[]> {
  return (await renderMany(input, recipes)).map((outcome) => {
    if ('error' in outcome) throw outcome.error
    return outcome
  })
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-many-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

it('makes the same sizes and formats as separate calls, in the order of the recipes', async () => {
  const input = await photograph(400, 300, 4).withMetadata({ orientation: 6 }).png().toBuffer()
  const recipes: CompressionRecipeInput[] = [
    ...outputFormats.map((format): CompressionRecipeInput => ({ format, width: 120 })),
    { format: 'webp', width: 90, height: 90, fit: 'cover' },
    { format: 'jpeg', width: 90, height: 90, fit: 'contain', background: '#ff0000' },
    { format: 'png', width: 50, height: 90, fit: 'fill' },
    { format: 'webp', width: 100, rotate: 90 },
    { format: 'webp', width: 200, rotate: 90, adjust: { greyscale: true } },
    { format: 'png', crop: { left: 0, top: 0, width: 50, height: 60 } },
    { format: 'webp', width: 150, maxBytes: 2000 },
    { format: 'avif', width: 64, ssim: 0.9 },
    { width: 500, enlarge: true, format: 'jpeg' },
  ]
  const made = await madeOf(input, recipes)
  for (const [index, recipe] of recipes.entries()) {
    const { format, width, height } = await compress(input, recipe)
    expect(made[index], JSON.stringify(recipe)).toMatchObject({ format, width, height })
    expect(await inspect(made[index]?.data ?? '')).toMatchObject({ format, width, height })
    if (recipe.maxBytes) expect(made[index]?.bytes).toBeLessThanOrEqual(recipe.maxBytes)
  }
})

it('gives the same bytes for the same list, and those of compress for the largest', async () => {
  const input = await photograph(600, 400).jpeg({ quality: 95 }).toBuffer()
  const recipes: CompressionRecipeInput[] = [160, 480, 320].map((width) => ({ format: 'webp', width }))
  const [one, two] = [await madeOf(input, recipes), await madeOf(input, recipes)]
  for (const [index, { data }] of one.entries()) expect(two[index]?.data.equals(data)).toBe(true)
  const [alone, largest] = [await compress(input, recipes[1] ?? {}), one[1]?.data]
  expect(largest?.equals(alone.data)).toBe(true)
})

it('lets an animation move, and takes each frame that is asked for', async () => {
  const input = await animation('gif', 3)
  const [moving, still, last] = await madeOf(input, [
    { format: 'webp' },
    { format: 'png' },
    { format: 'png', frame: 2, width: 16 },
  ])
  expect(await inspect(moving?.data ?? '')).toMatchObject({ pages: 3 })
  expect(await inspect(still?.data ?? '')).toMatchObject({ pages: 1, width: 32 })
  expect(Math.round((await sharp(last?.data).stats()).channels[0]?.mean ?? 0)).toBe(100)
})

it('says which recipe is wrong, before any work', async () => {
  const many = renderMany('there-is-no-such-file.jpg', [{ format: 'webp' }, { quality: 101, width: 0 }])
  await expect(many).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    details: {
      issues: [
        {
          field: '1.quality',
          message: 'Recipe 1: Expected integer between 1 and 100 for quality but received 101 of type number',
        },
        { field: '1.width', message: expect.stringContaining('Recipe 1: Expected integer') },
      ],
    },
  })
})

it('puts what goes wrong with one output in its place, and makes the others', async () => {
  const input = await photograph(200, 150).jpeg().toBuffer()
  const outcomes = await renderMany(input, [
    { format: 'webp', width: 80 },
    { format: 'jpeg', maxBytes: 5 },
    { format: 'png', frame: 3 },
    { format: 'png', crop: { left: 190, top: 0, width: 50, height: 5 } },
    { format: 'png', width: 20 },
  ])
  expect(outcomes.map((outcome) => ('error' in outcome ? outcome.error.message : outcome.width))).toEqual([
    80,
    expect.stringMatching(/^Expected at least \d+ for maxBytes/),
    'Expected integer between 0 and 0 for frame of this image but received 3 of type number',
    expect.stringContaining('for crop'),
    20,
  ])
  expect(outcomes.map((outcome) => 'error' in outcome && outcome.error instanceof ImageError)).toEqual([
    false,
    true,
    true,
    true,
    false,
  ])
})

it('fails as a whole with an image that is damaged, and leaves no file', async () => {
  const folder = await temporaryFolder()
  const whole = await photograph(300, 200).jpeg({ progressive: true }).toBuffer()
  const outputs = ['a.webp', 'b.webp'].map((name) => join(folder, name))
  const recipes: CompressionRecipeInput[] = [{ width: 100 }, { width: 50, format: 'webp' }]
  await expect(renderMany(whole.subarray(0, whole.length / 2), recipes, { outputs })).rejects.toMatchObject({
    code: 'BAD_IMAGE',
  })
  expect(await readdir(folder)).toEqual([])
})

it('writes each to its place', async () => {
  const folder = await temporaryFolder()
  const input = await photograph(300, 200).jpeg().toBuffer()
  const outputs = ['a.webp', 'b.jpg'].map((name) => join(folder, name))
  const recipes: CompressionRecipeInput[] = [
    { width: 100, format: 'webp' },
    { width: 50, format: 'jpeg' },
  ]
  const outcomes = await renderMany(input, recipes, { outputs })
  expect(outcomes).toMatchObject(outputs.map((file) => ({ file })))
  expect((await readdir(folder)).sort()).toEqual(['a.webp', 'b.jpg'])
  expect(await inspect(await readFile(outputs[1] ?? ''))).toMatchObject({ format: 'jpeg', width: 50 })
  await expect(renderMany(input, recipes, { outputs: ['same', 'same'] })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message: 'Expected 2 different paths for outputs, one for each recipe, but received 1',
  })
})

it('makes nothing of no recipes, and one as compress does', async () => {
  const input = await photograph(90, 60).webp({ quality: 3 }).toBuffer()
  expect(await renderMany(input, [])).toEqual([])
  const recipe = { format: 'webp', quality: 100 } as const
  expect(await renderMany(input, [recipe])).toEqual([await compress(input, recipe)])
  const [first, second] = await madeOf(input, [recipe, { ...recipe, width: 40 }])
  expect([first?.originalReturned, second?.originalReturned]).toEqual([true, false])
})

// Where the photographs are not there, corpora.test.ts says so.
if (!missingCorpora) {
  it('keeps the gain map of each output that asks for it', async () => {
    const recipes = [300, 200].map((width) => ({ format: 'jpeg', width, metadata: 'keep' }) as const)
    for (const { data } of await madeOf(corpusFile('sharp', 'gain-map.jpg'), recipes))
      expect(await inspect(data)).toMatchObject({ hasGainMap: true })
  })

  it('is as similar to an exact reduction of a photograph as separate calls are', async () => {
    const file = corpusFile('sharp', '2569067123_aca715a2ee_o.jpg')
    const widths = [1200, 900, 600, 300, 150]
    const recipes = widths.map((width) => ({ format: 'png' as OutputFormat, width }))
    const made = await madeOf(file, recipes)
    const pixels = (image: Sharp) => image.raw().toBuffer({ resolveWithObject: true })
    const original = await pixels(sharp(file))
    for (const [index, recipe] of recipes.entries()) {
      const { data, width, height } = await compress(file, recipe)
      // Of all its pixels, by the same kernel, with nothing in between.
      const exact = await pixels(
        sharp(original.data, { raw: original.info }).resize(width, height, { fit: 'fill' }),
      )
      const similarity = async (output: Buffer | undefined) => {
        const [one, two] = [exact, await pixels(sharp(output))].map(({ data, info }) =>
          toLuma({ data, width, height, pages: 1, channels: info.channels }),
        )
        return one && two ? ssim(one, two) : Number.NaN
      }
      expect(await similarity(made[index]?.data)).toBeGreaterThan((await similarity(data)) - 0.003)
    }
  })
}
