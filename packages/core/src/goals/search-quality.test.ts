import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bisect, settle } from './search-quality.ts'

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
  await fc.assert(property, { numRuns: 200 })
})
