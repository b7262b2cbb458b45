import { expect, it } from 'vitest'
import { ImageError } from '../errors.ts'
import { CompressionRecipe, goalOf, parseRecipe } from './compression-recipe.ts'

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

const refused: [input: unknown, field: string, message: string][] = [
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
    'Unknown field qualty: expected one of format, quality, maxBytes, ssim, lossless, width, height, fit, enlarge, position, rotate, crop, background, effort, frame, adjust, metadata, palette',
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
  [{ palette: 1 }, 'palette', 'Expected boolean for palette but received 1 of type number'],
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
  [{ frame: -1 }, 'frame', 'Expected integer between 0 and 65535 for frame but received -1 of type number'],
  [
    { metadata: 'all' },
    'metadata',
    "Expected one of strip, keep, keep-without-location for metadata but received 'all' of type string",
  ],
  [{ adjust: [] }, 'adjust', 'Expected object for adjust but received an array of 0'],
  ...(['brightness', 'saturation', 'contrast'] as const).map((factor): [unknown, string, string] => [
    { adjust: { [factor]: 5 } },
    `adjust.${factor}`,
    `Expected number between 0 and 4 for adjust.${factor} but received 5 of type number`,
  ]),
  [
    { adjust: { blur: 0 } },
    'adjust.blur',
    'Expected number between 0.3 and 100 for adjust.blur but received 0 of type number',
  ],
  [
    { adjust: { sharpen: 11 } },
    'adjust.sharpen',
    'Expected number between 0.3 and 10 for adjust.sharpen but received 11 of type number',
  ],
  [
    { adjust: { greyscale: 1 } },
    'adjust.greyscale',
    'Expected boolean for adjust.greyscale but received 1 of type number',
  ],
  [
    { adjust: { hue: 90 } },
    'adjust.hue',
    'Unknown field hue: expected one of brightness, saturation, contrast, sharpen, blur, greyscale',
  ],
  [
    { position: 'middle' },
    'position',
    "Expected one of centre, top, right top, right, right bottom, bottom, left bottom, left, left top, entropy, attention for position but received 'middle' of type string",
  ],
  [{ lossless: 'yes' }, 'lossless', "Expected boolean for lossless but received 'yes' of type string"],
  [{ height: 0 }, 'height', 'Expected integer between 1 and 65535 for height but received 0 of type number'],
  [
    { crop: { left: 0, top: 0, width: 0, height: 5 } },
    'crop.width',
    'Expected integer between 1 and 65535 for crop.width but received 0 of type number',
  ],
  [
    { crop: { left: 0.5, top: 0, width: 1, height: 5 } },
    'crop.left',
    'Expected integer between 0 and 65535 for crop.left but received 0.5 of type number',
  ],
  [
    { crop: { left: 0, top: 0, width: 1 } },
    'crop.height',
    'Expected integer between 1 and 65535 for crop.height but received nothing',
  ],
  [null, '', 'Expected object for recipe but received null of type null'],
]

it.each(refused)('answers %j with a sentence about %s', (input, field, message) => {
  const error = refusal(input)
  expect(error.code).toBe('INVALID_INPUT')
  expect(error.details).toEqual({ issues: [{ field, message }] })
  expect(error.message).toBe(message)
})

it('has a sentence for every field there is', () => {
  const known = Object.keys(CompressionRecipe.shape).sort()
  const tried = new Set(refused.map(([, field]) => field.split('.')[0]))
  expect(known.filter((field) => !tried.has(field))).toEqual([])
})

it('names every wrong field, not only the first', () => {
  expect(refusal({ format: 'bmp', quality: 0 }).details.issues).toHaveLength(2)
})
