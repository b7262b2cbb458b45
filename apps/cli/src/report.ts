import { styleText } from 'node:util'
import Table from 'cli-table3'
import type { ExitCode } from './program.ts'
import type { Outcome } from './run-files.ts'
import type { Terminal } from './terminal.ts'

/** How results are shown: the columns of the table, and one row for each file that was done. */
export type Layout<T> = {
  head: string[]
  row: (input: string, result: T) => string[]
  total?: (results: T[]) => string[]
}

/** Prints what became of the files: results to stdout, errors in plain words to stderr; with `json` all to stdout. */
export function report<T extends object>(
  { stdout, stderr }: Terminal,
  outcomes: readonly Outcome<T>[],
  { json, layout }: { json: boolean | undefined; layout: Layout<T> },
): ExitCode {
  const failed = outcomes.some((outcome) => 'error' in outcome)
  if (json) {
    stdout.write(`${JSON.stringify(outcomes.map(asJson), undefined, 2)}\n`)
    return failed ? 1 : 0
  }
  const table = new Table({
    head: layout.head,
    style: { head: stdout.isTTY ? ['bold'] : [], border: [], compact: true },
  })
  const results: T[] = []
  for (const outcome of outcomes) {
    if ('error' in outcome) continue
    results.push(outcome.result)
    table.push(layout.row(outcome.input, outcome.result))
  }
  if (results.length > 1 && layout.total) table.push(layout.total(results))
  if (results.length > 0) stdout.write(`${table}\n`)
  const errors = outcomes.filter((outcome) => 'error' in outcome)
  const interrupted = errors.filter(({ error }) => error.code === 'ABORTED').length
  for (const { input, error } of errors) {
    if (error.code === 'ABORTED') continue
    stderr.write(`${styleText('red', 'failed', { stream: stderr })} ${input}: ${error.message}\n`)
  }
  if (interrupted > 0) stderr.write(`interrupted: ${interrupted} of ${outcomes.length} files were not done\n`)
  return failed ? 1 : 0
}

function asJson<T extends object>(outcome: Outcome<T>): object {
  if ('result' in outcome) return { input: outcome.input, ...outcome.result }
  return { input: outcome.input, error: { code: outcome.error.code, message: outcome.error.message } }
}

/** Bytes as people say them: 12.3 KB. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  const [size, unit] = bytes < 999_950 ? [bytes / 1e3, 'KB'] : [bytes / 1e6, 'MB']
  return `${size.toFixed(1)} ${unit}`
}

/** The change from one size to another: "73 % smaller". Green for smaller, yellow for larger. */
export function formatSaving({ stdout }: Terminal, before: number, after: number): string {
  // Towards zero: nothing that has bytes left is 100 % smaller.
  const percent = before === 0 ? 0 : Math.trunc((1 - after / before) * 100)
  if (percent >= 0) return styleText('green', `${percent} % smaller`, { stream: stdout })
  return styleText('yellow', `${-percent} % larger`, { stream: stdout })
}
