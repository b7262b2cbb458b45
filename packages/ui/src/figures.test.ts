import { expect, it } from 'vitest'
import { formatBytes, formatChange, formatTimeLeft } from './figures.ts'

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1023, '1023 B'],
  [1024, '1 KB'],
  [188_416, '184 KB'],
  [1_048_575, '1 MB'],
  [2_306_867, '2.2 MB'],
  [5 * 2 ** 30, '5 GB'],
])('writes %d bytes as %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text)
})

it.each([
  [1000, 80, '−92 %'],
  [1000, 1030, '+3 %'],
  [1000, 1000, '±0 %'],
  [1000, 999, '−<1 %'],
  [0, 10, '±0 %'],
])('says what became of %d bytes that are now %d: %s', (before, after, text) => {
  expect(formatChange(before, after)).toBe(text)
})

it.each([
  [0.4, 'a few seconds left'],
  [41, '40 s left'],
  [59, '60 s left'],
  [150, '3 min left'],
  [7000, '2 h left'],
])('says of %d seconds: %s', (seconds, text) => {
  expect(formatTimeLeft(seconds)).toBe(text)
})
