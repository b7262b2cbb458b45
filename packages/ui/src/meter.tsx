import type { ReactElement } from 'react'
import { classNames } from './class-names.ts'

/** A thin line that fills up; accent until little is left. */
export function Meter({ label, value, max }: { label: string; value: number; max: number }): ReactElement {
  const share = max > 0 ? Math.min(1, value / max) : 1
  return (
    <div className="h-1 overflow-hidden rounded-full bg-hairline">
      <meter aria-label={label} min={0} max={max} value={Math.min(value, max)} className="sr-only" />
      <div
        aria-hidden
        className={classNames(
          'h-full rounded-full transition-[width]',
          share >= 1 ? 'bg-danger' : 'bg-accent',
        )}
        style={{ width: `${share * 100}%` }}
      />
    </div>
  )
}

/** How far something is; `value` null while nobody can tell. */
export function ProgressBar({ label, value }: { label: string; value: number | null }): ReactElement {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={value === null ? undefined : Math.round(value * 100)}
      className="h-1 overflow-hidden rounded-full bg-hairline"
    >
      <div
        className={classNames(
          'h-full rounded-full bg-accent',
          value === null ? 'animate-sweep w-1/3' : 'transition-[width]',
        )}
        style={value === null ? undefined : { width: `${value * 100}%` }}
      />
    </div>
  )
}
