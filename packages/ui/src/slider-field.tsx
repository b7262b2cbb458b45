import { type ReactElement, useId } from 'react'
import { Slider } from './slider.tsx'
import { inputClass } from './text-field.tsx'

/** A number that can be typed or dragged. The slider has the range that people use; what is typed may lie beyond it. */
export function SliderField({
  label,
  text,
  error,
  hint,
  unit,
  placeholder,
  range: [min, max],
  step = 1,
  onChange,
}: {
  label: string
  text: string
  error: string | undefined
  hint?: string | undefined
  /** Stands after the label, such as "%". */
  unit?: string
  /** What an empty one means. */
  placeholder?: string
  range: readonly [number, number]
  step?: number
  onChange(text: string): void
}): ReactElement {
  const id = useId()
  const note = error ?? hint
  const digits = String(step).split('.')[1]?.length ?? 0
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-13 font-medium">
        {label}
        {unit !== undefined && <span className="font-normal text-quiet"> {unit}</span>}
      </label>
      <div className="flex items-center gap-4">
        <Slider
          label={label}
          min={min}
          max={max}
          step={step}
          value={Number(text) || min}
          onChange={(value) => onChange(value.toFixed(digits))}
        />
        <div className="w-18 shrink-0">
          <input
            id={id}
            inputMode={digits > 0 ? 'decimal' : 'numeric'}
            autoComplete="off"
            value={text}
            placeholder={placeholder}
            aria-invalid={error ? true : undefined}
            aria-describedby={note ? `${id}-note` : undefined}
            onChange={(event) => onChange(event.target.value)}
            className={`${inputClass} figures text-right`}
          />
        </div>
      </div>
      {note && (
        <p id={`${id}-note`} className={`text-12 ${error ? 'text-danger' : 'text-quiet'}`}>
          {note}
        </p>
      )}
    </div>
  )
}
