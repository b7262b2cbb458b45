import { expect, it } from 'vitest'
import { freshFor } from './fresh.ts'

const now = Date.parse('2026-06-01T12:00:00Z')

it('counts links as fresh for four fifths of what the shortest lives', () => {
  expect(freshFor(['2026-06-01T12:15:00Z', '2026-06-01T12:10:00Z', null], now)).toBe(8 * 60_000)
})

it('does not ask without end when the clocks disagree, and not at all without links', () => {
  expect(freshFor(['2026-06-01T11:00:00Z'], now)).toBe(10_000)
  expect(freshFor([null], now)).toBe(Number.POSITIVE_INFINITY)
})
