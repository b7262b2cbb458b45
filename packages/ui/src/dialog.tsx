import { X } from 'lucide-react'
import { Dialog as RadixDialog } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { IconButton } from './button.tsx'
import { classNames } from './class-names.ts'

export interface DialogProps {
  open: boolean
  title: string
  description?: string
  /** A sheet comes from below and is meant for small screens; what it is about stays in sight above it. */
  kind?: 'card' | 'sheet'
  onClose(): void
  children: ReactNode
}

/** What asks for attention before anything else. Escape and a click beside it close it. */
export function Dialog({
  open,
  title,
  description,
  kind = 'card',
  onClose,
  children,
}: DialogProps): ReactElement {
  return (
    <RadixDialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay
          className={classNames('animate-fade fixed inset-0 z-40', kind === 'card' && 'bg-scrim')}
        />
        <RadixDialog.Content
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          className={classNames(
            'fixed z-50 flex scroll-pt-15 scroll-pb-20 flex-col overflow-auto overscroll-contain bg-raised shadow-float',
            kind === 'card'
              ? 'animate-rise top-1/2 left-1/2 max-h-[calc(100dvh-32px)] w-[min(440px,calc(100vw-32px))] -translate-1/2 rounded-lg'
              : 'animate-sheet inset-x-0 bottom-0 max-h-[58dvh] rounded-t-lg pb-[env(safe-area-inset-bottom)]',
          )}
        >
          <div
            className={classNames(
              'sticky top-0 z-10 flex shrink-0 items-start justify-between gap-4 bg-raised pt-3 pr-3 pl-5',
              description === undefined && 'pb-3',
            )}
          >
            <RadixDialog.Title className="min-w-0 py-1.5 text-16 font-semibold [overflow-wrap:anywhere]">
              {title}
            </RadixDialog.Title>
            <IconButton icon={X} label="Close" onClick={onClose} />
          </div>
          {description !== undefined && (
            <RadixDialog.Description className="px-5 pb-4 text-13 text-pretty [overflow-wrap:anywhere] text-quiet">
              {description}
            </RadixDialog.Description>
          )}
          <div className={kind === 'card' ? 'px-5 pb-5' : 'px-5 pb-2'}>{children}</div>
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  )
}
