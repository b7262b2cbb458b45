import { Copy } from 'lucide-react'
import { type ReactElement, type ReactNode, useId } from 'react'
import { Button } from './button.tsx'
import { inputClass } from './text-field.tsx'

/** A secret that is shown once: to be copied now. It is read out, and selected by a click. */
export function SecretNote({
  label,
  value,
  children,
  onCopy,
  onDone,
}: {
  label: string
  value: string
  /** What it is for and until when. */
  children: ReactNode
  onCopy(): void
  onDone(): void
}): ReactElement {
  const id = useId()
  return (
    <div role="status" className="flex flex-col gap-2 rounded-lg border border-accent p-4">
      <label htmlFor={id} className="text-13 font-medium">
        {label}
      </label>
      <div className="flex gap-2 max-sm:flex-col">
        <input
          id={id}
          readOnly
          value={value}
          aria-describedby={`${id}-note`}
          onFocus={(event) => event.currentTarget.select()}
          className={`${inputClass} font-mono text-13!`}
        />
        <Button variant="primary" icon={Copy} onClick={onCopy}>
          Copy
        </Button>
        <Button onClick={onDone}>Done</Button>
      </div>
      <p id={`${id}-note`} className="text-13 text-pretty text-quiet">
        {children}
      </p>
    </div>
  )
}
