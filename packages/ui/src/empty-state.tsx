import type { ReactElement, ReactNode } from 'react'

/** Nothing here: says why, and shows the next step. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string
  children?: ReactNode
  action?: ReactNode
}): ReactElement {
  return (
    <div className="flex min-h-[50dvh] flex-col items-center justify-center gap-4 px-4 py-12 text-center">
      <h2 className="text-20 font-semibold text-balance">{title}</h2>
      {children && <div className="max-w-96 text-14 text-pretty text-quiet">{children}</div>}
      {action}
    </div>
  )
}
