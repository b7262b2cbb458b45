import { Check, Copy } from 'lucide-react'
import { type ReactElement, useId, useState } from 'react'
import { Button } from './button.tsx'
import { inputClass } from './text-field.tsx'

/** A link, or a text that holds one, to be copied; it can be read and selected as well. */
export function LinkField({
  label,
  url,
  hint,
  onCopy,
}: {
  label: string
  url: string
  /** Makes it one of several: the first has the focus, and no hint. */
  hint?: string
  /** Resolves with whether it was copied. */
  onCopy(): Promise<boolean>
}): ReactElement {
  const id = useId()
  const [copied, setCopied] = useState<boolean | null>(null)
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-13 font-medium">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          readOnly
          value={url}
          onFocus={(event) => event.currentTarget.select()}
          className={inputClass}
        />
        <Button
          variant={hint === undefined ? 'primary' : 'outlined'}
          icon={copied ? Check : Copy}
          onClick={() => void onCopy().then(setCopied)}
          autoFocus={hint === undefined}
        >
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </div>
      <p aria-live="polite" className="text-12 text-quiet">
        {copied === null && hint}
        {copied && <span className="sr-only">Copied</span>}
        {copied === false && 'The browser did not allow copying: select it and copy it yourself.'}
      </p>
    </div>
  )
}
