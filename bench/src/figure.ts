import { median, type Round } from './rounds.ts'

/** What a figure has to reach: as a ratio to its baseline, as what it is above it, or by itself. */
export interface Bar {
  of: 'ratio' | 'difference' | 'value'
  atMost?: number
  atLeast?: number
}

export interface Figure {
  name: string
  unit: string
  /** Medians over the rounds. Null for what could not be measured here: the name says why. */
  tessera: number | null
  baseline: number | null
  /** Median of the rounds' own ratios: what disturbs the machine for a while disturbs both sides of a round. Null without a baseline. */
  ratio: number | null
  /** Null for what is told beside a figure and has to reach nothing. */
  bar: Bar | null
  met: boolean | null
}

/** What is the same for all rounds of a figure. */
export type FigureName = Pick<Figure, 'name' | 'unit' | 'bar'>

/** Makes a figure of what was measured in turns. */
export function figureOf<Sample>(
  heading: FigureName,
  rounds: Round<Sample>[],
  pick: (sample: Sample) => number,
): Figure {
  const tessera = median(rounds.map((round) => pick(round.tessera)))
  const baseline = median(rounds.map((round) => pick(round.baseline)))
  const ratio = median(rounds.map((round) => pick(round.tessera) / pick(round.baseline)))
  return {
    ...heading,
    tessera,
    baseline,
    ratio,
    met: isMet(heading.bar, { ratio, difference: tessera - baseline, value: tessera }),
  }
}

/** Makes a figure of what was measured by itself. */
export function figureAlone<Sample>(
  heading: FigureName,
  samples: Sample[],
  pick: (sample: Sample) => number,
): Figure {
  const tessera = median(samples.map(pick))
  const met = isMet(heading.bar, alone(tessera))
  return { ...heading, tessera, baseline: null, ratio: null, met }
}

/** Makes a figure of a single number, such as a count of what must not happen. */
export function figureOfNumber(heading: FigureName, value: number): Figure {
  const met = isMet(heading.bar, alone(value))
  return { ...heading, tessera: value, baseline: null, ratio: null, met }
}

/** Stands for a figure that could not be measured on this machine; its name is to say why. */
export function figureNotMeasured(heading: Omit<FigureName, 'bar'>): Figure {
  return { ...heading, bar: null, tessera: null, baseline: null, ratio: null, met: null }
}

const alone = (value: number) => ({ ratio: Number.NaN, difference: Number.NaN, value })

function isMet(bar: Bar | null, measured: Record<Bar['of'], number>): boolean | null {
  if (!bar) return null
  const actual = measured[bar.of]
  return (
    actual <= (bar.atMost ?? Number.POSITIVE_INFINITY) && actual >= (bar.atLeast ?? Number.NEGATIVE_INFINITY)
  )
}
