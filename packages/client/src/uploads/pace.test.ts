import { expect, it } from 'vitest'
import { createPace } from './pace.ts'

function paceAt(total: number) {
  let now = 0
  const pace = createPace(total, () => now)
  return (at: number, sent: number) => {
    now = at
    return pace(sent)
  }
}

it('knows nothing in the first moments', () => {
  const tell = paceAt(1000)
  expect(tell(0, 0)).toEqual({ bytesPerSecond: null, secondsLeft: null })
  expect(tell(400, 300)).toEqual({ bytesPerSecond: null, secondsLeft: null })
  expect(tell(1000, 500)).toEqual({ bytesPerSecond: 500, secondsLeft: 1 })
})

it('follows a line that gets slower', () => {
  const tell = paceAt(1_000_000)
  for (let second = 0; second <= 10; second++) tell(second * 1000, second * 10_000)
  for (let second = 11; second <= 16; second++) tell(second * 1000, 100_000 + (second - 10) * 1000)
  expect(tell(17_000, 107_000)).toEqual({ bytesPerSecond: 1000, secondsLeft: 893 })
})

it('says that a line that stands still will never be done, and begins anew after a break', () => {
  const tell = paceAt(1000)
  tell(0, 500)
  expect(tell(1000, 500)).toEqual({ bytesPerSecond: 0, secondsLeft: null })
  expect(tell(2000, 100)).toEqual({ bytesPerSecond: null, secondsLeft: null })
  expect(tell(3000, 200)).toEqual({ bytesPerSecond: 100, secondsLeft: 8 })
})
