import {
  CompressionRecipe,
  type CompressionRecipeInput,
  hasQuality,
  maxEffortOf,
  outputFormats,
} from '@tessera/core/recipes'
import { standardRecipe } from '@tessera/ui'
import { expect, it } from 'vitest'
import { choicesOf, noteOf } from './formats.ts'
import { readDraft } from './read-draft.ts'
import { writeDraft } from './write-draft.ts'

const recipes: CompressionRecipeInput[] = [
  {},
  { format: 'jpeg', quality: 72, background: '#102030' },
  { format: 'webp', maxBytes: 200_500, effort: 6 },
  { format: 'avif', ssim: 0.985, width: 800 },
  { format: 'jxl', lossless: true, quality: undefined },
  { format: 'png', palette: true },
  {
    format: 'webp',
    quality: 80,
    width: 300,
    height: 200,
    fit: 'cover',
    position: 'attention',
    enlarge: true,
  },
  {
    format: 'webp',
    quality: 80,
    width: 300,
    height: 200,
    fit: 'contain',
    position: 'left',
    background: '#ffffff',
  },
  {
    format: 'jpeg',
    quality: 80,
    rotate: 270,
    crop: { left: 1, top: 2, width: 30, height: 40 },
    adjust: { brightness: 1.15, saturation: 0.5, contrast: 4, sharpen: 0.3, blur: 100 },
  },
  { format: 'gif', frame: 3, metadata: 'keep-without-location', adjust: { greyscale: true } },
]

it.each(recipes)('writes %j into the form and reads the same back', (input) => {
  const recipe = CompressionRecipe.parse(input)
  const goalless = (['quality', 'maxBytes', 'ssim', 'lossless'] as const).every(
    (goal) => recipe[goal] === undefined,
  )
  // The form shows the quality that is meant where none is said.
  const shown = goalless && !noteOf(recipe.format) ? { ...recipe, quality: 80 } : recipe
  expect(readDraft(writeDraft(recipe))).toEqual({ recipe: shown })
})

it('says in the form’s own words which field is wrong', () => {
  const wrong = { brightness: '900', sharpen: '99', frame: 'first', background: 'red', effort: '7' }
  expect(readDraft({ ...standardRecipe, ...wrong, format: 'jpeg' })).toEqual({
    errors: {
      brightness: 'A percentage from 0 to 400',
      sharpen: 'A number from 0.3 to 10',
      frame: 'The number of a frame, the first is 1',
      background: 'This needs colour as #rrggbb',
    },
  })
  expect(readDraft({ ...standardRecipe, effort: '7' })).toEqual({
    errors: { effort: 'A whole number from 0 to 6' },
  })
})

it('offers what the formats have', () => {
  for (const format of outputFormats) {
    expect(choicesOf(format).maxEffort, format).toBe(maxEffortOf[format] ?? null)
    const goal = CompressionRecipe.safeParse({ format, lossless: true })
    expect(choicesOf(format).lossless, format).toBe(goal.success && hasQuality(format))
  }
})
