import { describe, expect, it } from 'vitest'
import { parseConfig } from '../config.ts'
import { nextAttempt } from './retry-schedule.ts'

const now = new Date('2026-06-01T00:00:00.000Z')
const waits = ({ random, retryAfter = null }: { random: number; retryAfter?: string | null }) =>
  Array.from({ length: 11 }, (_, i) => {
    const seconds = parseConfig({}, { cores: 1 }).webhooks.retrySeconds
    const next = nextAttempt({ attempts: i + 1, now, retryAfter }, { seconds, random: () => random })
    return next && (next.getTime() - now.getTime()) / 1000
  })

describe('the schedule of retries', () => {
  it('is that of Standard Webhooks: ten attempts over three days, each wait up to a fifth longer', () => {
    const standard = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]
    expect(waits({ random: 0 })).toEqual([...standard, null, null])
    expect(waits({ random: 1 })).toEqual([...standard.map((seconds) => seconds * 1.2), null, null])
  })

  it('waits as long as the receiver asks for, a day at most, and never shorter than it would', () => {
    expect(waits({ random: 0, retryAfter: '60' }).slice(0, 3)).toEqual([60, 300, 1800])
    expect(waits({ random: 0, retryAfter: 'Mon, 01 Jun 2026 01:00:00 GMT' }).slice(0, 5)).toEqual([
      3600, 3600, 3600, 7200, 18_000,
    ])
    expect(waits({ random: 0, retryAfter: '99999999999' })[0]).toBe(86_400)
    for (const retryAfter of ['Mon, 01 Jun 2020 00:00:00 GMT', '-5', 'soon', ''])
      expect(waits({ random: 0, retryAfter })[0]).toBe(5)
  })
})
