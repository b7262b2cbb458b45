import { type ComponentProps, type ReactElement, type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'

/** The looks of everything that is typed into. */
export const inputClass: string =
  'h-9 w-full min-w-0 rounded-sm border border-edge bg-raised px-3 text-14 text-text placeholder:text-quiet max-sm:h-11 max-sm:text-16 pointer-coarse:h-11 aria-invalid:border-danger disabled:opacity-45'

export interface TextFieldProps extends ComponentProps<'input'> {
  label: string
  /** What is wrong with what was typed, in words. It is kept. */
  error?: string | null | undefined
  hint?: ReactNode
  /** Stands at the end of the field, such as a unit. */
  suffix?: ReactNode
}

/** A labelled field; its error stands below it and is read out with it. */
export function TextField({ label, error, hint, suffix, className, ...rest }: TextFieldProps): ReactElement {
  const id = useId()
  const described = error || hint ? `${id}-note` : undefined
  return (
    <div className={classNames('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={id} className="text-13 font-medium text-text">
        {label}
      </label>
      <div className="relative">
        <input
          id={id}
          {...rest}
          aria-invalid={error ? true : undefined}
          aria-describedby={described}
          className={classNames(inputClass, suffix !== undefined && 'pr-9')}
        />
        {suffix !== undefined && (
          <span
            aria-hidden
            className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-13 text-quiet"
          >
            {suffix}
          </span>
        )}
      </div>
      {described && (
        <p id={described} className={classNames('text-12', error ? 'text-danger' : 'text-quiet')}>
          {error ?? hint}
        </p>
      )}
    </div>
  )
}
