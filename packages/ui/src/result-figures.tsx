import type { ReactElement, ReactNode } from 'react'
import { Bytes } from './bytes.tsx'
import { classNames } from './class-names.ts'
import { formatChange, formatSize } from './figures.ts'
import type { Size } from './zoom.ts'

/** What was measured of a preview: of the pixels that are shown, not of all there are. */
export interface PreviewFigures extends Size {
  bytes: number
  ssim: number | null
}

/** Before, after, and what it saved: the figures that this is all about. */
export function ResultFigures({
  before,
  after,
  preview = null,
}: {
  before: number
  after: { bytes: number; quality: number | null; ssim: number | null } | null
  /** What is being tried goes before what was made. */
  preview?: PreviewFigures | null
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
          {after.ssim !== null && <Figure term="SSIM">{formatLikeness(after.ssim)}</Figure>}
        </>
      )}
      {preview && (
        <>
          <Figure term={`Preview, ${formatSize(preview.width, preview.height)}`}>
            <Bytes bytes={preview.bytes} />
          </Figure>
          {preview.ssim !== null && <Figure term="SSIM">{formatLikeness(preview.ssim)}</Figure>}
        </>
      )}
    </dl>
  )
}

function formatLikeness(ssim: number): string {
  return ssim.toFixed(3).replace(/^0/, '')
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
