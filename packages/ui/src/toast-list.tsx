import { X } from 'lucide-react'
import type { ReactElement } from 'react'
import { Button, IconButton } from './button.tsx'

export interface Toast {
  id: string
  text: string
  action?: { label: string; onAct(): void } | undefined
}

/** What has just been done, for some seconds, and how to undo it. Read out politely; it never takes the focus. At the top of a phone, where the bottom is taken. */
export function ToastList({
  toasts,
  onDismiss,
}: {
  toasts: readonly Toast[]
  onDismiss(id: string): void
}): ReactElement {
  return (
    <section
      aria-label="Notices"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 bottom-4 z-50 flex flex-col items-center gap-2 px-4 max-sm:top-4 max-sm:bottom-auto sm:[body:has([data-bottom-bar])_&]:bottom-18"
    >
      {toasts.map((toast) => (
        <div
          key={toast.id}
          className="animate-rise pointer-events-auto flex max-w-full items-center gap-1 rounded-lg bg-raised py-1 pr-1 pl-4 shadow-float"
        >
          <span className="py-1.5 text-14 text-pretty">{toast.text}</span>
          {toast.action && (
            <Button variant="accent" onClick={toast.action.onAct}>
              {toast.action.label}
            </Button>
          )}
          <IconButton icon={X} label="Dismiss" onClick={() => onDismiss(toast.id)} />
        </div>
      ))}
    </section>
  )
}
