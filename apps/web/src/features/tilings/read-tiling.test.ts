import { standardTiling } from '@tessera/ui'
import { expect, it } from 'vitest'
import { readTiling } from './read-tiling.ts'

const panorama = { width: 20_000, height: 10_000 }

it('reads a tiling and works out its grid', () => {
  const flat = readTiling({ ...standardTiling, depth: 'one', format: 'png', edges: 'pad' }, panorama)
  expect(flat).toMatchObject({
    recipe: { tileSize: 256, depth: 'one', format: 'png', edges: 'pad' },
    plan: { columns: 79, rows: 40, tiles: 3160 },
  })
  // What is left of a flat grid does not spoil a pyramid.
  expect(readTiling({ ...standardTiling, edges: 'pad' }, panorama)).toMatchObject({
    recipe: { depth: 'pyramid', edges: 'crop' },
  })
})

it('says which field is wrong, and which size would do', () => {
  const wrong = { ...standardTiling, tileSize: '63', overlap: 'some' }
  expect(readTiling(wrong, panorama)).toEqual({
    errors: { tileSize: 'A whole number from 64 to 1024', overlap: 'A whole number from 0 to 64' },
  })
  expect(readTiling({ ...standardTiling, tileSize: '64' }, { width: 32_768, height: 32_768 })).toEqual({
    errors: { tileSize: '349,531 tiles are too many. 128 px would do.' },
  })
})
