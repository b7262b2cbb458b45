import { CompressionRecipe, type CompressionRecipeInput } from '@tessera/core/recipes'
import { expect, it } from 'vitest'
import { placeOriginal } from './placement.ts'

const original = { width: 600, height: 400 }
const place = (recipe: CompressionRecipeInput) => placeOriginal(CompressionRecipe.parse(recipe), original)

it('needs none where a result is all of the original', () => {
  expect(place({})).toBeNull()
  expect(place({ width: 300 })).toBeNull()
  expect(place({ width: 300, height: 300 })).toBeNull()
})

it('shows the part that is kept, of the turned picture', () => {
  expect(place({ crop: { left: 10, top: 20, width: 300, height: 200 } })).toMatchObject({
    size: { width: 300, height: 200 },
    transform: expect.stringContaining('translate(-10px, -20px)'),
  })
  expect(place({ rotate: 90 })?.size).toMatchObject({ width: 400, height: 600 })
  expect(place({ rotate: 90 })?.transform).toContain('matrix(0, 1, -1, 0, 400, 0)')
})

it('cuts, frames and stretches as the fit says', () => {
  const box = { width: 200, height: 200 } as const
  expect(place({ ...box, fit: 'cover' })).toMatchObject({
    size: { width: 400, height: 400 },
    transform: expect.stringMatching(/^translate\(-100px, 0px\)/),
  })
  expect(place({ ...box, fit: 'cover', position: 'right top' })?.transform).toMatch(/^translate\(-200px/)
  expect(place({ ...box, fit: 'contain' })).toMatchObject({
    size: { width: 600, height: 600 },
    transform: expect.stringMatching(/^translate\(0px, 100px\)/),
  })
  expect(place({ ...box, fit: 'fill' })).toMatchObject({
    size: { width: 600, height: 600 },
    transform: expect.stringContaining('scale(1, 1.5)'),
  })
  expect(place({ ...box, fit: 'cover', position: 'attention' })).toEqual({
    size: { width: 400, height: 400 },
    transform: null,
  })
})
