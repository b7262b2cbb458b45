import { expect, it } from 'vitest'
import { ImageError } from '../errors.ts'
import { goalOf, parseRecipe } from './compression-recipe.ts'

function refusal(input: unknown): ImageError {
  try {
    parseRecipe(input)
  } catch (error) {
    if (error instanceof ImageError) return error
  }
  throw new Error('Expected a refusal')
}

it('fills in what was left out', () => {
  expect(parseRecipe({ format: 'webp' })).toEqual({
    format: 'webp',
    fit: 'inside',
    enlarge: false,
  })
  expect(parseRecipe({})).toMatchObject({ format: 'auto' })
  expect(goalOf(parseRecipe({ format: 'webp' }))).toEqual({ kind: 'quality', quality: 80 })
})

it.each([
  [
    { format: 'webp', quality: 101 },
    'quality',
    'Expected integer between 1 and 100 for quality but received 101 of type number',
  ],
  [
    { format: 'webp', quality: 1.5 },
    'quality',
    'Expected integer between 1 and 100 for quality but received 1.5 of type number',
  ],
  [
    { format: 'webp', quality: Number.NaN },
    'quality',
    'Expected integer between 1 and 100 for quality but received NaN of type number',
  ],
  [
    { format: 'webp', width: '80' },
    'width',
    "Expected integer between 1 and 65535 for width but received '80' of type string",
  ],
  [
    { format: 'webp', width: 20000 },
    'width',
    'Expected integer between 1 and 16383 for width of webp but received 20000 of type number',
  ],
  [
    { format: 'avif', height: 16385 },
    'height',
    'Expected integer between 1 and 16384 for height of avif but received 16385 of type number',
  ],
  [
    { format: 'bmp' },
    'format',
    "Expected one of auto, jpeg, png, webp, avif, gif, tiff, jxl for format but received 'bmp' of type string",
  ],
  [
    { format: 'webp', fit: null },
    'fit',
    'Expected one of inside, cover, contain, fill for fit but received null of type null',
  ],
  [
    { format: 'webp', enlarge: 'yes' },
    'enlarge',
    "Expected boolean for enlarge but received 'yes' of type string",
  ],
  [
    { format: 'webp', qualty: 80 },
    'qualty',
    'Unknown field qualty: expected one of format, quality, maxBytes, ssim, lossless, width, height, fit, enlarge, position, rotate, crop, background, effort, palette',
  ],
  [
    { format: 'webp', maxBytes: '200KB' },
    'maxBytes',
    "Expected integer between 1 and 1000000000 for maxBytes but received '200KB' of type string",
  ],
  [
    { format: 'webp', quality: 80, maxBytes: 1000 },
    'maxBytes',
    'Expected at most one of quality, maxBytes, ssim, lossless but received quality and maxBytes',
  ],
  [{ ssim: 98 }, 'ssim', 'Expected number between 0 and 1 for ssim but received 98 of type number'],
  [
    { lossless: true, ssim: 0.9 },
    'lossless',
    'Expected at most one of quality, maxBytes, ssim, lossless but received ssim and lossless',
  ],
  [
    { format: 'jpeg', lossless: true },
    'format',
    "Expected one of auto, png, webp, avif, tiff, jxl for format of a lossless recipe but received 'jpeg' of type string",
  ],
  [
    { format: 'png', lossless: true, palette: true },
    'palette',
    'Expected false for palette of a lossless recipe but received true of type boolean',
  ],
  [{ rotate: 45 }, 'rotate', 'Expected one of 0, 90, 180, 270 for rotate but received 45 of type number'],
  [
    { crop: { left: 0, top: -1, width: 5, height: 5 } },
    'crop.top',
    'Expected integer between 0 and 65535 for crop.top but received -1 of type number',
  ],
  [{ crop: 5 }, 'crop', 'Expected object for crop but received 5 of type number'],
  [
    { background: 'red' },
    'background',
    "Expected colour as #rrggbb for background but received 'red' of type string",
  ],
  [
    { format: 'webp', effort: 7 },
    'effort',
    'Expected integer between 0 and 6 for effort of webp but received 7 of type number',
  ],
  [null, '', 'Expected object for recipe but received null of type null'],
])('answers %j with a sentence about %s', (input, field, message) => {
  const error = refusal(input)
  expect(error.code).toBe('INVALID_INPUT')
  expect(error.details).toEqual({ issues: [{ field, message }] })
  expect(error.message).toBe(message)
})

it('names every wrong field, not only the first', () => {
  expect(refusal({ format: 'bmp', quality: 0 }).details.issues).toHaveLength(2)
})
