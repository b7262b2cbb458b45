import { ChevronRight } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'

/** A part that most people do not need: closed, it says in a few words what is set in it. */
export function Disclosure({
  title,
  summary,
  children,
}: {
  title: string
  /** Null while everything is as it comes. */
  summary: string | null
  children: ReactNode
}): ReactElement {
  return (
    <details className="group border-b border-hairline">
      <summary className="flex h-10 list-none items-center gap-2 rounded-sm text-13 font-medium select-none max-sm:h-11 pointer-coarse:h-11 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          size={16}
          strokeWidth={1.5}
          className="shrink-0 text-quiet transition-transform group-open:rotate-90"
        />
        {title}
        {summary !== null && (
          <span className="figures ml-auto truncate pl-2 font-normal text-accent-text">{summary}</span>
        )}
      </summary>
      <div className="flex flex-col gap-4 pt-1 pb-4">{children}</div>
    </details>
  )
}
