import type { ReactElement, ReactNode } from 'react'
import { Bytes } from './bytes.tsx'
import { classNames } from './class-names.ts'
import { formatChange } from './figures.ts'

/** Before, after, and what it saved: the figures that this is all about. */
export function ResultFigures({
  before,
  after,
}: {
  before: number
  after: { bytes: number; quality: number | null; ssim: number | null } | null
}): ReactElement {
  return (
    <dl className="flex flex-wrap items-baseline gap-x-8 gap-y-1 max-sm:justify-between max-sm:gap-x-4">
      <Figure term="Before">
        <Bytes bytes={before} />
      </Figure>
      {after && (
        <>
          <Figure term="After">
            <Bytes bytes={after.bytes} />
          </Figure>
          <Figure term="Saved" className={after.bytes < before ? 'text-success' : undefined}>
            {formatChange(before, after.bytes)}
          </Figure>
          {after.ssim !== null && <Figure term="SSIM">{after.ssim.toFixed(3).replace(/^0/, '')}</Figure>}
        </>
      )}
    </dl>
  )
}

function Figure({
  term,
  className,
  children,
}: {
  term: string
  className?: string | undefined
  children: ReactNode
}): ReactElement {
  return (
    <div className="flex flex-col">
      <dt className="text-12 text-quiet">{term}</dt>
      <dd className={classNames('figures text-20 font-semibold', className)}>{children}</dd>
    </div>
  )
}
