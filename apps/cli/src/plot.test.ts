import { expect, it } from 'vitest'
import { drawPlot } from './plot.ts'

it('puts the ends where the ends are, and the middle of a logarithm in the middle', () => {
  const marks = [
    { x: 1, y: 0, sign: 'a' },
    { x: 10, y: 5, sign: 'b' },
    { x: 100, y: 10, sign: 'c' },
  ]
  const lines = drawPlot(marks, { labelX: String, labelY: String }).split('\n')
  expect(lines[0]).toBe(`10 │${' '.repeat(59)}c`)
  expect(lines[15]).toBe(' 0 │a')
  expect(lines.find((line) => line.includes('b'))?.indexOf('b')).toBe(4 + 30)
  expect(lines.at(-1)).toBe(`    1${' '.repeat(56)}100`)
})

it('draws a single mark too', () => {
  expect(drawPlot([{ x: 5, y: 5, sign: 'a' }], { labelX: String, labelY: String })).toContain('│a')
})
