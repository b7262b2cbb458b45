import { CircleAlert, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { classNames } from './class-names.ts'

export interface Problem {
  /** What happened and what to do, in words a photographer understands. */
  text: string
  code?: string | undefined
  requestId?: string | undefined
  /** Trying the same again cannot help. */
  isFinal?: boolean
}

/** An error where it happened; what a person can do about it stands beside the text, what only support needs behind "Details". */
export function ErrorNotice({
  problem,
  action,
  className,
}: {
  problem: Problem
  action?: ReactNode
  className?: string
}): ReactElement {
  return (
    <div role="alert" className={classNames('flex items-start gap-2 text-13 text-danger', className)}>
      <CircleAlert aria-hidden size={16} strokeWidth={1.5} className="mt-0.5 shrink-0" />
      <div className="min-w-0 grow">
        <p className="text-pretty">{problem.text}</p>
        <ProblemDetails problem={problem} />
      </div>
      {action}
    </div>
  )
}

export function ProblemDetails({ problem }: { problem: Problem }): ReactElement | null {
  if (!problem.code && !problem.requestId) return null
  return (
    <details className="mt-0.5 text-12 text-quiet">
      <summary className="inline-block rounded-sm py-0.5 pointer-coarse:py-3.5 underline decoration-hairline underline-offset-2">
        Details
      </summary>
      <p className="mt-1 font-mono break-all select-all">
        {problem.code}
        {problem.requestId && ` · request ${problem.requestId}`}
      </p>
    </details>
  )
}

/** A quiet line across the page, for a state that will pass. */
export function Banner({
  icon: Icon = TriangleAlert,
  children,
}: {
  icon?: LucideIcon
  children: ReactNode
}): ReactElement {
  return (
    <div
      role="status"
      className="flex items-center justify-center gap-2 border-b border-hairline bg-sunken px-4 py-2 text-13"
    >
      <Icon aria-hidden size={16} strokeWidth={1.5} className="text-warning" />
      {children}
    </div>
  )
}
