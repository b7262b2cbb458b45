/** What was measured of both sides, one right after the other. */
export interface Round<Sample> {
  tessera: Sample
  baseline: Sample
}

/** Measures both sides in turns, each first as often as second. */
export async function measureInTurns<Sample>(
  rounds: number,
  sides: Round<() => Promise<Sample>>,
): Promise<Round<Sample>[]> {
  const measured: Round<Sample>[] = []
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) {
      const tessera = await sides.tessera()
      measured.push({ tessera, baseline: await sides.baseline() })
    } else {
      const baseline = await sides.baseline()
      measured.push({ tessera: await sides.tessera(), baseline })
    }
  }
  return measured
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2
}
