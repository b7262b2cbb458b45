import type { ReactElement, ReactNode } from 'react'
import { classNames } from './class-names.ts'

/** Things of one kind, one below the other, with a hairline between. */
export function RowList({ label, children }: { label: string; children: ReactNode }): ReactElement {
  return (
    <ul aria-label={label} className="flex flex-col">
      {children}
    </ul>
  )
}

/** One of a list: what it is called, what there is to know of it in a quieter line, and what can be done with it. */
export function Row({
  title,
  badges,
  details,
  actions,
  children,
}: {
  title: ReactNode
  badges?: ReactNode
  details?: ReactNode
  actions?: ReactNode
  /** Below all that, over the whole width. */
  children?: ReactNode
}): ReactElement {
  return (
    <li className="flex flex-col gap-2 border-t border-hairline py-2.5 first:border-t-0">
      <div className="flex items-center gap-x-4">
        <div className="min-w-0 grow">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
            <span className="text-14 font-medium break-words [overflow-wrap:anywhere]">{title}</span>
            {badges}
          </p>
          {details !== undefined && (
            <p className="figures flex flex-wrap gap-x-3 text-13 [overflow-wrap:anywhere] text-quiet">
              {details}
            </p>
          )}
        </div>
        {actions !== undefined && <div className="-mr-2.5 flex shrink-0 gap-1">{actions}</div>}
      </div>
      {children}
    </li>
  )
}

const tones = {
  plain: 'border-hairline text-quiet',
  strong: 'border-edge text-text',
  success: 'border-current text-success',
  danger: 'border-current text-danger',
}

/** A word about the state of something. */
export function Badge({
  tone = 'plain',
  children,
}: {
  tone?: keyof typeof tones
  children: ReactNode
}): ReactElement {
  return (
    <span
      className={classNames(
        'inline-flex h-5 items-center rounded-full border px-2 text-12 font-medium whitespace-nowrap',
        tones[tone],
      )}
    >
      {children}
    </span>
  )
}
