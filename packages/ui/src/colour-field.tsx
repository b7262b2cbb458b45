import { type ReactElement, useId } from 'react'
import { inputClass } from './text-field.tsx'

/** A colour as #rrggbb, typed or picked; empty leaves it to the format. */
export function ColourField({
  label,
  value,
  error,
  hint,
  onChange,
}: {
  label: string
  value: string
  error: string | undefined
  hint: string
  onChange(colour: string): void
}): ReactElement {
  const id = useId()
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-13 font-medium">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          type="color"
          aria-label={`Pick the ${label.toLowerCase()}`}
          value={/^#[0-9a-f]{6}$/i.test(value) ? value : '#ffffff'}
          onChange={(event) => onChange(event.target.value)}
          className="h-9 w-11 shrink-0 rounded-sm border border-edge bg-raised p-1 max-sm:h-11 pointer-coarse:h-11"
        />
        <input
          id={id}
          value={value}
          placeholder="#ffffff"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-note`}
          onChange={(event) => onChange(event.target.value)}
          className={`${inputClass} figures`}
        />
      </div>
      <p id={`${id}-note`} className={`text-12 ${error ? 'text-danger' : 'text-quiet'}`}>
        {error ?? hint}
      </p>
    </div>
  )
}
