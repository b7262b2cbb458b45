import { type ReactElement, type ReactNode, useId } from 'react'

/** One thing that can be set or looked at, under a heading of its own. `action` stands beside the heading. */
export function Setting({
  title,
  description,
  action,
  children,
}: {
  title: string
  description?: ReactNode
  action?: ReactNode
  children?: ReactNode
}): ReactElement {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className="flex flex-col gap-4 border-t border-hairline py-6 first:border-t-0"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 grow basis-64">
          <h2 id={id} className="text-16 font-semibold">
            {title}
          </h2>
          {description !== undefined && (
            <p className="mt-1 max-w-140 text-13 text-pretty text-quiet">{description}</p>
          )}
        </div>
        {action}
      </div>
      {children}
    </section>
  )
}
