import { type ReactElement, type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'
import { inputClass } from './text-field.tsx'

export interface SelectFieldProps<Value extends string> {
  label: string
  className?: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange(value: NoInfer<Value>): void
}

/** One of several, in the system's own list. */
export function SelectField<Value extends string>({
  label,
  value,
  options,
  className,
  onChange,
}: SelectFieldProps<Value>): ReactElement {
  const id = useId()
  return (
    <div className={classNames('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={id} className="text-13 font-medium text-text">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value as Value)}
        className={inputClass}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Yes or no. */
export function CheckField({
  label,
  hint,
  checked,
  disabled = false,
  onChange,
}: {
  label: string
  hint?: ReactNode
  checked: boolean
  disabled?: boolean
  onChange(checked: boolean): void
}): ReactElement {
  const id = useId()
  return (
    <div className="flex flex-col">
      <label className="flex min-h-7 items-center gap-2 text-14 max-sm:min-h-11 pointer-coarse:min-h-11">
        <input
          type="checkbox"
          checked={checked}
          disabled={disabled}
          aria-describedby={hint === undefined ? undefined : id}
          onChange={(event) => onChange(event.target.checked)}
          className="size-4 accent-accent"
        />
        {label}
      </label>
      {hint !== undefined && (
        <p id={id} className="ml-6 text-12 text-quiet">
          {hint}
        </p>
      )}
    </div>
  )
}
