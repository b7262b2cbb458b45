import fc from 'fast-check'
import { expect, it } from 'vitest'
import { trials } from '../../test/trials.ts'
import { bisect, lastBelow, settle } from './search-quality.ts'

const sizes = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 100, maxLength: 100 })

it('finds the highest quality in seven calls where sizes rise', async () => {
  for (let limit = 0; limit <= 100; limit++) {
    let calls = 0
    const found = await bisect(async (quality) => {
      calls++
      return quality <= limit
    })
    expect(found).toBe(limit)
    expect(calls).toBeLessThanOrEqual(7)
  }
})

it('never answers with one that will not do, nor with one that has a better within four above, however sizes jump', async () => {
  const property = fc.asyncProperty(sizes, fc.integer({ min: 0, max: 100 }), async (sizes, limit) => {
    const does = async (quality: number) => (sizes[quality - 1] ?? 0) <= limit
    const found = await settle(does, Math.max(1, await bisect(does)))
    if (found === 0) return
    expect(await does(found)).toBe(true)
    for (let above = found + 1; above <= Math.min(100, found + 4); above++)
      expect(await does(above)).toBe(false)
  })
  await fc.assert(property, trials(200))
})

it('asks the whole a few times only where a draft is off by about as much everywhere', async () => {
  const off = fc.record({
    limit: fc.integer({ min: 0, max: 101 }),
    surplus: fc.integer({ min: -20, max: 20 }),
    grain: fc.integer({ min: 0, max: 2 }),
  })
  const property = fc.asyncProperty(off, async ({ limit, surplus, grain }) => {
    let calls = 0
    const whole = async (quality: number) => {
      calls++
      return quality
    }
    const draft = async (quality: number) => quality - surplus + (quality % 3) * grain
    expect(await lastBelow(limit, whole, draft)).toBe(Math.max(0, Math.min(100, limit - 1)))
    expect(calls).toBeLessThanOrEqual(7)
  })
  await fc.assert(property, trials(300))
})

it('is certain of what the whole measures, however wrong the draft is', async () => {
  const property = fc.asyncProperty(sizes, sizes, fc.integer({ min: 0, max: 100 }), async (a, b, limit) => {
    const [whole, draft] = [a, b].map((values) => async (quality: number) => values[quality - 1] ?? 0)
    if (!whole) return
    const found = await lastBelow(limit, whole, draft)
    if (found > 0) expect(await whole(found)).toBeLessThan(limit)
    if (found < 100) expect(await whole(found + 1)).toBeGreaterThanOrEqual(limit)
  })
  await fc.assert(property, trials(200))
})
