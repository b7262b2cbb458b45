import type { ReactElement } from 'react'

/** A command to be copied, with what it is for above it. */
export function Command({ label, text }: { label: string; text: string }): ReactElement {
  return (
    <figure className="command">
      <figcaption>{label}</figcaption>
      <pre>
        <code>{text}</code>
      </pre>
    </figure>
  )
}
