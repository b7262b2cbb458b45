import { MultiBar, Presets } from 'cli-progress'
import { formatBytes } from '../report.ts'
import type { Terminal } from '../terminal.ts'

/** How far one transfer is; `note` says how fast, or what it waits for. */
export type Moved = { done: number; total: number; note: string }

export type TransferBars = {
  /** A bar of its own for one transfer. */
  add(label: string): { move(moved: Moved): void; end(): void }
  stop(): void
}

const labelLength = 24

/** Bars for what goes on at the same time; silent off a terminal. */
export function createTransferBars({ stderr }: Terminal): TransferBars {
  if (!stderr.isTTY) return silent
  const bars = new MultiBar(
    {
      stream: stderr,
      clearOnComplete: true,
      hideCursor: true,
      gracefulExit: false,
      format: '{label} {bar} {percentage} % {note}',
    },
    Presets.shades_classic,
  )
  return {
    add(label) {
      const short =
        label.length > labelLength ? `…${label.slice(1 - labelLength)}` : label.padEnd(labelLength)
      const bar = bars.create(1, 0, { label: short, note: '' })
      return {
        move({ done, total, note }) {
          bar.setTotal(total)
          bar.update(done, { note })
        },
        end: () => void bars.remove(bar),
      }
    },
    stop: () => bars.stop(),
  }
}

const silent: TransferBars = { add: () => ({ move() {}, end() {} }), stop() {} }

/** "2.1 MB/s, 40 s left", as far as it is known. */
export function formatPace(bytesPerSecond: number | null, secondsLeft: number | null): string {
  const speed = bytesPerSecond === null ? [] : [`${formatBytes(bytesPerSecond)}/s`]
  const left = secondsLeft === null ? [] : [`${formatSeconds(secondsLeft)} left`]
  return [...speed, ...left].join(', ')
}

function formatSeconds(seconds: number): string {
  if (seconds < 100) return `${Math.ceil(seconds)} s`
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`
}
