import type { ReactElement } from 'react'

/** Four tiles of which one has been worked on, and the name. */
export function Wordmark(): ReactElement {
  return (
    <span className="flex items-center gap-2.5 text-16 font-semibold tracking-[-0.01em]">
      <svg aria-hidden width="20" height="20" viewBox="0 0 20 20">
        <path d="M1 1h8v8H1zM1 11h8v8H1zM11 11h8v8h-8z" fill="currentColor" />
        <path
          d="M11 1h3.5v3.5H11zM15.5 1H19v3.5h-3.5zM11 5.5h3.5V9H11zM15.5 5.5H19V9h-3.5z"
          fill="var(--accent)"
        />
      </svg>
      Tessera
    </span>
  )
}
