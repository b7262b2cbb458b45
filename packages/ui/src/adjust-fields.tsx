import type { ReactElement } from 'react'
import { Button } from './button.tsx'
import { CheckField } from './check-field.tsx'
import { Disclosure } from './disclosure.tsx'
import { SliderField } from './slider-field.tsx'

/** What to do to the pixels, while it is being written. */
export interface AdjustDraft {
  /** In percent: 100 changes nothing. */
  brightness: string
  saturation: string
  contrast: string
  /** The sigma of a Gaussian in pixels of the result; 0 is none. */
  sharpen: string
  blur: string
  greyscale: boolean
}

/** Nothing is changed. */
export const plainAdjust: AdjustDraft = {
  brightness: '100',
  saturation: '100',
  contrast: '100',
  sharpen: '0',
  blur: '0',
  greyscale: false,
}

const factors = [
  { field: 'brightness', label: 'Brightness' },
  { field: 'contrast', label: 'Contrast' },
  { field: 'saturation', label: 'Saturation' },
] as const
const reaches = [
  { field: 'sharpen', label: 'Sharpen', range: [0, 5], step: 0.1 },
  { field: 'blur', label: 'Blur', range: [0, 20], step: 0.5 },
] as const

export function AdjustFields({
  draft,
  errors,
  onChange,
}: {
  draft: AdjustDraft
  errors: Partial<Record<keyof AdjustDraft, string>>
  onChange(change: Partial<AdjustDraft>): void
}): ReactElement {
  const changed = changesOf(draft)
  return (
    <Disclosure title="Adjust" summary={changed.length > 0 ? changed.join(', ') : null}>
      {factors.map(({ field, label }) => (
        <SliderField
          key={field}
          label={label}
          unit="%"
          text={draft[field]}
          error={errors[field]}
          hint={field === 'saturation' && draft.greyscale ? 'Grey has no colour to change.' : undefined}
          range={[0, 200]}
          onChange={(text) => onChange({ [field]: text })}
        />
      ))}
      {reaches.map(({ field, label, range, step }) => (
        <SliderField
          key={field}
          label={label}
          unit="px"
          text={draft[field]}
          error={errors[field]}
          range={range}
          step={step}
          onChange={(text) => onChange({ [field]: text })}
        />
      ))}
      <CheckField checked={draft.greyscale} onChange={(greyscale) => onChange({ greyscale })}>
        Black and white
      </CheckField>
      {changed.length > 0 && (
        <Button variant="plain" className="-mx-3 self-start" onClick={() => onChange(plainAdjust)}>
          Leave the pixels as they are
        </Button>
      )}
    </Disclosure>
  )
}

function changesOf(draft: AdjustDraft): string[] {
  return [
    ...factors.flatMap(({ field, label }) => (Number(draft[field]) === 100 ? [] : [label.toLowerCase()])),
    ...reaches.flatMap(({ field, label }) => (Number(draft[field]) === 0 ? [] : [label.toLowerCase()])),
    ...(draft.greyscale ? ['black and white'] : []),
  ]
}
