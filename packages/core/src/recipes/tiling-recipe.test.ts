import { expect, it } from 'vitest'
import { planTiling } from './tiling-plan.ts'
import { canonicaliseTiling, parseTilingRecipe, type TilingRecipeInput, tilingHash } from './tiling-recipe.ts'

it('fills in what is not said', () => {
  const defaults = { tileSize: 256, depth: 'one', overlap: 0, format: 'jpeg', quality: 80, edges: 'crop' }
  expect(parseTilingRecipe({})).toEqual(defaults)
})

it.each([
  [{ tileSize: 63 }, 'Expected integer between 64 and 1024 for tileSize but received 63 of type number'],
  [{ tileSize: 1025 }, 'Expected integer between 64 and 1024 for tileSize but received 1025 of type number'],
  [
    { tileSize: '256' },
    "Expected integer between 64 and 1024 for tileSize but received '256' of type string",
  ],
  [{ overlap: -1 }, 'Expected integer between 0 and 64 for overlap but received -1 of type number'],
  [{ depth: 'two' }, "Expected one of one, pyramid for depth but received 'two' of type string"],
  [{ format: 'avif' }, "Expected one of jpeg, png, webp for format but received 'avif' of type string"],
  [{ quality: 0 }, 'Expected integer between 1 and 100 for quality but received 0 of type number'],
  [{ edges: 'wrap' }, "Expected one of crop, pad for edges but received 'wrap' of type string"],
  [
    { edges: 'pad', depth: 'pyramid' },
    "Expected crop for edges of a pyramid but received 'pad' of type string",
  ],
  [{ size: 9 }, 'Unknown field size: expected one of tileSize, depth, overlap, format, quality, edges'],
  [null, 'Expected object for tiling but received null of type null'],
])('refuses %j with a sentence', (recipe, message) => {
  expect(() => parseTilingRecipe(recipe)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT', message }))
})

it('gives tiling recipes that mean the same one text, and others another', () => {
  const same: TilingRecipeInput[] = [{}, { quality: 80, format: 'jpeg' }, { edges: 'crop', depth: 'one' }]
  expect(new Set(same.map(tilingHash)).size).toBe(1)
  expect(tilingHash({ format: 'png', quality: 3 })).toBe(tilingHash({ format: 'png' }))
  const other: TilingRecipeInput[] = [
    {},
    { tileSize: 64 },
    { depth: 'pyramid' },
    { overlap: 1 },
    { format: 'png' },
    { format: 'webp' },
    { quality: 81 },
    { edges: 'pad' },
  ]
  expect(new Set(other.map(tilingHash)).size).toBe(other.length)
  expect(Object.keys(canonicaliseTiling({}))).toEqual(Object.keys(canonicaliseTiling({})).toSorted())
})

it('lays out a flat grid and a pyramid', () => {
  expect(planTiling({ width: 20_000, height: 10_000 }, {})).toEqual({
    width: 20_000,
    height: 10_000,
    columns: 79,
    rows: 40,
    levels: [{ width: 20_000, height: 10_000, columns: 79, rows: 40 }],
    tiles: 3160,
  })
  const pyramid = planTiling({ width: 1000, height: 700 }, { depth: 'pyramid' })
  expect(pyramid.levels.map(({ width, height }) => `${width}x${height}`)).toEqual(
    '1x1 2x2 4x3 8x6 16x11 32x22 63x44 125x88 250x175 500x350 1000x700'.split(' '),
  )
  expect(pyramid.levels.slice(-2).map(({ columns, rows }) => [columns, rows])).toEqual([
    [2, 2],
    [4, 3],
  ])
  expect(planTiling({ width: 1, height: 1 }, { depth: 'pyramid' }).tiles).toBe(1)
  expect(planTiling({ width: 257, height: 256 }, { edges: 'pad' })).toMatchObject({
    width: 512,
    height: 256,
    columns: 2,
    rows: 1,
  })
})

it('refuses more tiles than there may be, and says which size would do', () => {
  expect(planTiling({ width: 32_768, height: 32_768 }, { depth: 'pyramid' }).tiles).toBeLessThan(150_000)
  const message =
    'Expected at most 150,000 tiles for tileSize 64 but there would be 349,531: a tileSize of 128 would do'
  expect(() => planTiling({ width: 32_768, height: 32_768 }, { depth: 'pyramid', tileSize: 64 })).toThrow(
    expect.objectContaining({
      code: 'INVALID_INPUT',
      message,
      details: { actual: 349_531, limit: 150_000, tileSize: 128, issues: [{ field: 'tileSize', message }] },
    }),
  )
})
