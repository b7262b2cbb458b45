import { expect, it } from 'vitest'
import { canonicalise, recipeHash } from './canonical.ts'
import type { CompressionRecipeInput } from './compression-recipe.ts'

const equal: [CompressionRecipeInput, CompressionRecipeInput, string][] = [
  [{ format: 'webp' }, { enlarge: false, quality: 80, format: 'webp', fit: 'inside' }, 'defaults and order'],
  [{ format: 'webp' }, { format: 'webp', width: undefined }, 'undefined'],
  [{ format: 'png', quality: 10 }, { format: 'png', quality: 90 }, 'quality of a format without loss'],
  [{}, { format: 'auto' }, 'auto and nothing'],
  [{ rotate: 0, effort: 3, background: '#FF0000', position: 'left' }, {}, 'fields that change nothing'],
  [{ format: 'jpeg', background: '#FFFFFF' }, { format: 'jpeg' }, 'white behind a jpeg'],
  [{ format: 'webp', lossless: false }, { format: 'webp' }, 'lossless: false and nothing'],
  [{ format: 'png', lossless: true }, { format: 'png' }, 'what png is anyway'],
  [{ format: 'png', ssim: 0.5 }, { format: 'png' }, 'a similarity that png has anyway'],
  [
    { format: 'webp', width: 9, fit: 'cover' },
    { format: 'webp', width: 9, fit: 'fill' },
    'fit with one side',
  ],
  [{ format: 'webp', enlarge: true }, { format: 'webp' }, 'enlarge without a size'],
  [{ metadata: 'strip' }, {}, 'the policy of every output'],
  [{ format: 'png', frame: 0 }, { format: 'png' }, 'the first frame in what cannot move'],
  [{ adjust: {} }, {}, 'nothing to adjust'],
  [
    { adjust: { brightness: 1, saturation: 1, contrast: 1, greyscale: false } },
    {},
    'adjustments that change nothing',
  ],
  [{ adjust: { greyscale: true, saturation: 2 } }, { adjust: { greyscale: true } }, 'more of no colour'],
  [{ adjust: { sharpen: 1, blur: 2 } }, { adjust: { blur: 2, sharpen: 1 } }, 'order inside of a field'],
]

it.each(equal)('gives recipes that mean the same one text: %j, %j (%s)', (one, other) => {
  expect(JSON.stringify(canonicalise(one))).toBe(JSON.stringify(canonicalise(other)))
  expect(recipeHash(one)).toBe(recipeHash(other))
})

it('tells recipes that mean different things apart', () => {
  const recipes: CompressionRecipeInput[] = [
    { format: 'webp' },
    { format: 'jpeg' },
    { format: 'webp', quality: 79 },
    { format: 'webp', maxBytes: 80 },
    { format: 'webp', maxBytes: 81 },
    { format: 'webp', ssim: 0.98 },
    { format: 'webp', lossless: true },
    { format: 'auto' },
    { rotate: 90 },
    { crop: { left: 0, top: 0, width: 5, height: 5 } },
    { format: 'jpeg', background: '#ff0000' },
    { format: 'webp', effort: 2 },
    { format: 'webp', width: 9, height: 9, fit: 'cover', position: 'left' },
    { lossless: true },
    { format: 'webp', width: 100 },
    { format: 'webp', height: 100 },
    { format: 'webp', width: 100, height: 100 },
    { format: 'webp', width: 100, height: 100, fit: 'cover' },
    { format: 'webp', width: 100, enlarge: true },
    { metadata: 'keep' },
    { metadata: 'keep-without-location' },
    { frame: 0 },
    { frame: 1 },
    { format: 'png', frame: 1 },
    { adjust: { blur: 2 } },
    { adjust: { blur: 3 } },
    { adjust: { brightness: 1.1 } },
    { adjust: { greyscale: true } },
  ]
  expect(new Set(recipes.map(recipeHash)).size).toBe(recipes.length)
})

it('writes a recipe of the first version as it always did, so that what was made of it is found', () => {
  const text = JSON.stringify(canonicalise({ format: 'webp', width: 800 }))
  expect(text).toBe('{"enlarge":false,"fit":"inside","format":"webp","quality":80,"width":800}')
  expect(JSON.stringify(canonicalise(JSON.parse(text)))).toBe(text)
})

it('has no quality where there is another goal', () => {
  expect(canonicalise({ format: 'webp', maxBytes: 9 })).toEqual({
    enlarge: false,
    fit: 'inside',
    format: 'webp',
    maxBytes: 9,
  })
})

it('has one way to write what a png, a gif and a tiff cannot differ in', () => {
  expect(recipeHash({ format: 'tiff', lossless: true })).toBe(recipeHash({ format: 'tiff', quality: 3 }))
  expect(recipeHash({ format: 'gif', quality: 9 })).toBe(recipeHash({ format: 'gif' }))
  expect(recipeHash({ format: 'gif', ssim: 0.9 })).not.toBe(recipeHash({ format: 'gif' }))
  expect(recipeHash({ format: 'png', palette: false })).toBe(recipeHash({ format: 'png' }))
  expect(recipeHash({ format: 'webp', palette: true })).toBe(recipeHash({ format: 'webp' }))
  expect(recipeHash({ format: 'png', palette: true })).not.toBe(recipeHash({ format: 'png' }))
})

it('sorts the fields and is stable when applied again', () => {
  const once = canonicalise({ width: 5, format: 'png', quality: 3 })
  expect(JSON.stringify(once)).toBe('{"enlarge":false,"fit":"inside","format":"png","quality":80,"width":5}')
  expect(canonicalise(once)).toEqual(once)
})

it('hashes to SHA-256 in hexadecimal', () => {
  // sha256sum of the canonical JSON of {format: 'png'}
  expect(recipeHash({ format: 'png' })).toBe(
    'a5be7206850da9535a429d239f9a3ae0e1160bb30f7e5ac3d8808ab00f7fc4f1',
  )
})
