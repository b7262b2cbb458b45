import { expect, it } from 'vitest'
import { justifyRows, neighbourOf } from './justified-rows.ts'

const boxes = (...aspects: number[]) => aspects.map((aspect) => ({ aspect }))
const options = { width: 1000, height: 200, gap: 4 }

it('fills every row but the last from edge to edge, at about the wished height', () => {
  const rows = justifyRows(boxes(1.5, 1.5, 0.7, 1.5, 1.8, 0.7, 1.5, 1.5, 1.2, 1.5), options)
  for (const { items, height } of rows.slice(0, -1)) {
    const width =
      items.reduce((sum, { aspect }) => sum + aspect * height, 0) + options.gap * (items.length - 1)
    expect(width).toBeCloseTo(1000)
    expect(height).toBeGreaterThan(200 / 1.6)
    expect(height).toBeLessThan(200 * 1.6)
  }
  expect(rows.flatMap(({ items }) => items)).toHaveLength(10)
})

it('keeps a last row that is not full at the wished height', () => {
  expect(justifyRows(boxes(1.5), options)).toEqual([{ items: [{ aspect: 1.5 }], height: 200 }])
})

it('lets a panorama be lower than the row it stands in alone', () => {
  expect(justifyRows(boxes(10), options)[0]?.height).toBe(100)
})

it('moves to the nearest of the row below, and stays at the edges', () => {
  const rows = [
    { items: boxes(1, 1, 1), height: 100 },
    { items: boxes(1.5, 1.5), height: 100 },
  ]
  expect(neighbourOf(rows, 0, 'down')).toBe(3)
  expect(neighbourOf(rows, 2, 'down')).toBe(4)
  expect(neighbourOf(rows, 4, 'up')).toBe(2)
  expect(neighbourOf(rows, 4, 'down')).toBe(4)
  expect(neighbourOf(rows, 0, 'left')).toBe(0)
  expect(neighbourOf(rows, 2, 'right')).toBe(3)
  expect(neighbourOf(rows, 4, 'right')).toBe(4)
})
