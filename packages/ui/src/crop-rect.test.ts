import { expect, it } from 'vitest'
import { applyRatio, isWhole, moveCrop, resizeCrop, turnCrop } from './crop-rect.ts'

const size = { width: 400, height: 300 }
const rect = { left: 100, top: 50, width: 200, height: 100 }

it('moves a part, and not out of the picture', () => {
  expect(moveCrop(rect, { x: 10.4, y: -5 }, size)).toEqual({ ...rect, left: 110, top: 45 })
  expect(moveCrop(rect, { x: 999, y: -999 }, size)).toEqual({ ...rect, left: 200, top: 0 })
})

it('moves the sides that are held, and no others', () => {
  const free = { size, ratio: null }
  expect(resizeCrop(rect, { x: -1, y: 0 }, { by: { x: -30, y: 40 }, ...free })).toEqual({
    ...rect,
    left: 70,
    width: 230,
  })
  expect(resizeCrop(rect, { x: 1, y: 1 }, { by: { x: 500, y: 20 }, ...free })).toEqual({
    ...rect,
    width: 300,
    height: 120,
  })
  // Pulled through its other side, a pixel is left.
  expect(resizeCrop(rect, { x: 1, y: -1 }, { by: { x: -900, y: 900 }, ...free })).toEqual({
    left: 100,
    top: 149,
    width: 1,
    height: 1,
  })
})

it('keeps a ratio whichever side is held, and the corner that is not', () => {
  const locked = { size, ratio: 2 }
  expect(resizeCrop(rect, { x: 1, y: 1 }, { by: { x: 40, y: 0 }, ...locked })).toEqual({
    left: 100,
    top: 50,
    width: 240,
    height: 120,
  })
  expect(resizeCrop(rect, { x: 0, y: 1 }, { by: { x: 0, y: 20 }, ...locked })).toEqual({
    left: 80,
    top: 50,
    width: 240,
    height: 120,
  })
  // As large as the picture lets it from the corner that stays.
  expect(resizeCrop(rect, { x: -1, y: -1 }, { by: { x: -999, y: -999 }, ...locked })).toEqual({
    left: 0,
    top: 0,
    width: 300,
    height: 150,
  })
})

it('takes the largest part that has the ratio, with the same middle', () => {
  expect(applyRatio(rect, { size, ratio: 1 })).toEqual({ left: 150, top: 50, width: 100, height: 100 })
  expect(applyRatio(rect, { size, ratio: null })).toEqual(rect)
})

it('turns with its picture: four quarters are none', () => {
  const turned = turnCrop(rect, size)
  expect(turned).toEqual({ left: 150, top: 100, width: 100, height: 200 })
  const swapped = { width: 300, height: 400 }
  const back = turnCrop(turnCrop(turnCrop(turned, swapped), size), swapped)
  expect(back).toEqual(rect)
  expect(isWhole({ left: 0, top: 0, ...size }, size)).toBe(true)
  expect(isWhole(rect, size)).toBe(false)
})
