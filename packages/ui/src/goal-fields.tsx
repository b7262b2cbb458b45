import type { ReactElement } from 'react'
import { Segmented } from './segmented.tsx'
import { SliderField } from './slider-field.tsx'
import { TextField } from './text-field.tsx'

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
