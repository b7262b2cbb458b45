import fc from 'fast-check'

/**
 * How often a property is tried, each time with other values. The first failure ends it and says by which seed it comes back; looking for a smaller
 * one costs hundreds of encodes, and a test that runs out of time over it says nothing at all. With that seed, in `TESSERA_SEED`, it is looked for.
 */
export function trials<Values>(
  numRuns: number,
  { seed = readSeed() }: { seed?: number | undefined } = {},
): fc.Parameters<Values> {
  return {
    numRuns,
    endOnFailure: seed === undefined,
    ...(seed !== undefined && { seed }),
    reporter(details) {
      if (!details.failed) return
      const again = `To see it again: TESSERA_SEED=${details.seed} npm test -- <this file>`
      throw new Error(`${fc.defaultReportMessage(details)}\n\n${again}`, { cause: details.errorInstance })
    },
  }
}

function readSeed(): number | undefined {
  const text = process.env.TESSERA_SEED
  if (text === undefined) return undefined
  if (/^-?\d+$/.test(text)) return Number(text)
  throw new Error(`Expected a whole number for TESSERA_SEED but received ${text}`)
}
