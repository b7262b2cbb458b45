import { expect, it } from 'vitest'
import { fitView, panView, zoomView } from './zoom.ts'

const room = { picture: { width: 4000, height: 3000 }, stage: { width: 800, height: 800 } }

it('fits the whole picture into the middle of the stage', () => {
  expect(fitView(room.picture, room.stage)).toEqual({ scale: 0.2, x: 0, y: 100 })
})

it('never shows a small picture larger than it is', () => {
  expect(fitView({ width: 100, height: 50 }, room.stage)).toEqual({ scale: 1, x: 350, y: 375 })
})

it('keeps what is under the pointer where it is', () => {
  const at = { x: 600, y: 500 }
  const before = fitView(room.picture, room.stage)
  const after = zoomView(before, { factor: 5, at }, room)
  const under = (view: typeof before) => [(at.x - view.x) / view.scale, (at.y - view.y) / view.scale]
  expect(after.scale).toBeCloseTo(1)
  expect(under(after)[0]).toBeCloseTo(under(before)[0] ?? 0)
  expect(under(after)[1]).toBeCloseTo(under(before)[1] ?? 0)
})

it('leaves no gap at the edges, and does not get smaller than what fits', () => {
  const close = { scale: 1, x: -10, y: -10 }
  expect(panView(close, { x: 500, y: -9999 }, room)).toEqual({ scale: 1, x: 0, y: -2200 })
  expect(zoomView(close, { factor: 0.001, at: { x: 0, y: 0 } }, room).scale).toBe(0.2)
})
