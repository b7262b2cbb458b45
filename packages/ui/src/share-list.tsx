import { Lock } from 'lucide-react'
import type { ReactElement } from 'react'
import { Button } from './button.tsx'

export interface ShareItem {
  id: string
  title: string
  /** "3 images". */
  what: string
  hasPassword: boolean
  views: number
  /** "until 28 November, 14:35"; it has a past form where that is over. */
  until: string
}

/** Links that were given out, newest first. */
export function ShareList({
  items,
  onRevoke,
}: {
  items: readonly ShareItem[]
  onRevoke(id: string): void
}): ReactElement {
  return (
    <ul aria-label="Shares" className="flex flex-col max-sm:gap-2">
      {items.map(({ id, title, what, hasPassword, views, until }) => (
        <li
          key={id}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 border-hairline px-3 py-2 max-sm:rounded-lg max-sm:border sm:border-b sm:last:border-b-0"
        >
          <p className="flex min-w-0 items-center gap-2 text-14 font-medium">
            <span className="truncate">{title}</span>
            {hasPassword && (
              <>
                <Lock aria-hidden size={14} strokeWidth={1.5} className="shrink-0 text-quiet" />
                <span className="sr-only">, with a password</span>
              </>
            )}
          </p>
          <Button
            variant="danger"
            aria-label={`Revoke ${title}`}
            onClick={() => onRevoke(id)}
            className="row-span-2"
          >
            Revoke
          </Button>
          <p className="figures flex flex-wrap gap-x-4 text-13 text-quiet">
            <span>{what}</span>
            <span>{views === 1 ? '1 view' : `${views} views`}</span>
            <span>{until}</span>
          </p>
        </li>
      ))}
    </ul>
  )
}
