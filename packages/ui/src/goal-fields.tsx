import { type ReactElement, useId } from 'react'
import { Segmented } from './segmented.tsx'
import { Slider } from './slider.tsx'
import { inputClass, TextField } from './text-field.tsx'

/** What a file is held to: as good as a number says, no larger than, or as like the original as. */
const goals = ['quality', 'maxBytes', 'ssim'] as const
type Goal = (typeof goals)[number]

/** A goal while it is being written; each keeps its own text while another is chosen. */
export interface GoalDraft {
  goal: Goal
  quality: string
  /** In kilobytes, of 1,000 bytes. */
  maxBytes: string
  ssim: string
}

const options = [
  { value: 'quality', label: 'Quality' },
  { value: 'maxBytes', label: 'At most' },
  { value: 'ssim', label: 'Looks like it' },
] as const satisfies { value: Goal; label: string }[]

export function GoalFields({
  draft,
  errors,
  onChange,
}: {
  draft: GoalDraft
  errors: Partial<Record<keyof GoalDraft, string>>
  onChange(change: Partial<GoalDraft>): void
}): ReactElement {
  return (
    <>
      <Segmented label="Goal" value={draft.goal} options={options} onChange={(goal) => onChange({ goal })} />
      {draft.goal === 'quality' && (
        <SliderField
          label="Quality"
          text={draft.quality}
          error={errors.quality}
          range={[1, 100]}
          onChange={(quality) => onChange({ quality })}
        />
      )}
      {draft.goal === 'maxBytes' && (
        <TextField
          label="File size"
          inputMode="decimal"
          autoComplete="off"
          suffix="KB"
          value={draft.maxBytes}
          error={errors.maxBytes}
          hint="The best quality whose file is not larger. Where none is, the picture gets smaller."
          onChange={(event) => onChange({ maxBytes: event.target.value })}
        />
      )}
      {draft.goal === 'ssim' && (
        <SliderField
          label="Likeness"
          text={draft.ssim}
          error={errors.ssim}
          hint="The smallest file that is at least this like the original (SSIM). From .98 on, hardly anybody sees a difference."
          range={[0.9, 0.999]}
          step={0.001}
          onChange={(ssim) => onChange({ ssim })}
        />
      )}
    </>
  )
}

/** A number that can be typed or dragged. The slider has the range that people use; what is typed may lie beyond it. */
function SliderField({
  label,
  text,
  error,
  hint,
  range: [min, max],
  step = 1,
  onChange,
}: {
  label: string
  text: string
  error: string | undefined
  hint?: string
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
