import fc from 'fast-check'
import { expect, it } from 'vitest'
import { trials } from './trials.ts'

it('says by which seed a failure comes back, and brings the same one back by it', async () => {
  const fail = async (seed?: number) => {
    const tried: number[] = []
    const property = fc.asyncProperty(fc.nat(1_000_000), async (value) => {
      tried.push(value)
      expect(value).toBeLessThan(500_000)
    })
    const { message } = await fc.assert(property, trials(100, { seed })).then(
      () => new Error('It did not fail'),
      (error: Error) => error,
    )
    const failing = tried.find((value) => value >= 500_000)
    return { message, tried, failing }
  }
  const first = await fail()
  const seed = /TESSERA_SEED=(-?\d+) /.exec(first.message)?.[1]
  expect(first.message).toContain(`Counterexample: [${first.failing}]`)
  // The first failure ended it.
  expect(first.tried.at(-1)).toBe(first.failing)
  const again = await fail(Number(seed))
  expect(again.failing).toBe(first.failing)
  // And then the smallest is looked for.
  expect(again.message).toContain('Counterexample: [500000]')
})
