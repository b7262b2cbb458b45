import type { ReactElement } from 'react'
import { classNames } from './class-names.ts'
import { splitBytes } from './figures.ts'

/** A number of bytes: tabular figures, the unit lighter than the value. */
export function Bytes({ bytes, className }: { bytes: number; className?: string }): ReactElement {
  const { value, unit } = splitBytes(bytes)
  return (
    <span className={classNames('figures whitespace-nowrap', className)}>
      {value} <span className="font-normal opacity-85">{unit}</span>
    </span>
  )
}
