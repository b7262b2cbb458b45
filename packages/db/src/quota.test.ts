import { describe, expect, it } from 'vitest'
import { countBytes, countSlots, type QuotaRules } from './quota.ts'

describe('quota rules', () => {
  it('do not compile without a rule for a collection that is counted', () => {
    const images: QuotaRules['images'] = {
      resource: 'images',
      per: 'user',
      counts: () => true,
      bytes: () => 1,
    }
    const compressions: QuotaRules['compressions'] = {
      resource: 'compressionsPerImage',
      per: 'image',
      counts: () => true,
      bytes: () => 1,
    }
    // @ts-expect-error: tilings are counted, and have no rule here. The type checker reports it when this line does compile.
    const incomplete: QuotaRules = { images, compressions }
    expect(Object.keys(incomplete)).toEqual(['images', 'compressions'])
  })

  it('are asked for every collection that is counted', () => {
    const rows = { images: [], compressions: [], tilings: [] }
    expect(countBytes(rows)).toBe(0)
    // @ts-expect-error: without tilings the sum would be too small.
    expect(() => countBytes({ images: [], compressions: [] })).toThrow()
    // @ts-expect-error: sessions are bounded by another rule, and take up no slots.
    expect(() => countSlots('sessions', [])).not.toThrow()
  })
})
