import type { Bar, Figure } from './figure.ts'

const headings = ['', 'unit', 'Tessera', 'baseline', 'ratio', 'bar', '']

/** The figures as a table for a terminal. */
export function printTable(figures: Figure[]): string {
  const rows = [headings, ...figures.map(rowOf)]
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0
        // Numbers stand at the right, texts at the left.
        return column >= 2 && column <= 4 ? cell.padStart(width) : cell.padEnd(width)
      })
      .join('  ')
      .trimEnd(),
  )
  return `\n${lines.join('\n')}\n\nMedians of rounds in turns; the ratio is the median of the rounds' own.\n`
}

function rowOf({ name, unit, tessera, baseline, ratio, bar, met }: Figure): string[] {
  const verdict = met === null ? '' : met ? 'met' : 'MISSED'
  return [name, unit, digits(tessera), digits(baseline), ratio?.toFixed(3) ?? '', barText(bar), verdict]
}

function digits(value: number | null): string {
  if (value === null) return ''
  return value >= 1000 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)
}

function barText(bar: Bar | null): string {
  if (!bar) return ''
  const bound = bar.atMost === undefined ? `>= ${bar.atLeast}` : `<= ${bar.atMost}`
  if (bar.of === 'difference') return `baseline + ${bar.atMost ?? bar.atLeast}`
  return bar.of === 'ratio' ? `ratio ${bound}` : bound
}
