import { X } from 'lucide-react'
import { Dialog as RadixDialog } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { IconButton } from './button.tsx'
import { classNames } from './class-names.ts'

export interface DialogProps {
  open: boolean
  title: string
  description?: string
  /** A sheet comes from below and is meant for small screens. */
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
        <RadixDialog.Overlay className="animate-fade fixed inset-0 z-40 bg-scrim" />
        <RadixDialog.Content
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          className={classNames(
            'fixed z-50 flex flex-col overflow-auto bg-raised shadow-float',
            kind === 'card'
              ? 'animate-rise top-1/2 left-1/2 max-h-[calc(100dvh-32px)] w-[min(440px,calc(100vw-32px))] -translate-1/2 rounded-lg'
              : 'animate-sheet inset-x-0 bottom-0 max-h-[85dvh] rounded-t-lg pb-[env(safe-area-inset-bottom)]',
          )}
        >
          <div className="flex items-start justify-between gap-4 py-3 pr-3 pl-5">
            <div className="py-1.5">
              <RadixDialog.Title className="text-16 font-semibold">{title}</RadixDialog.Title>
              {description !== undefined && (
                <RadixDialog.Description className="mt-1 text-13 text-quiet">
                  {description}
                </RadixDialog.Description>
              )}
            </div>
            <IconButton icon={X} label="Close" onClick={onClose} />
          </div>
          <div className="px-5 pb-5">{children}</div>
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  )
}
