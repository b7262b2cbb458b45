import type { ReactElement } from 'react'
import { CheckField } from './check-field.tsx'
import { Disclosure } from './disclosure.tsx'
import { Segmented } from './segmented.tsx'
import { SliderField } from './slider-field.tsx'
import { TextField } from './text-field.tsx'

/** What kind of file it becomes beside its pixels, while it is being written. */
export interface FileDraft {
  metadata: 'strip' | 'keep' | 'keep-without-location'
  /** Empty leaves it to the encoder. */
  effort: string
  /** Which frame of an animation, counted from 1; empty keeps them all. */
  frame: string
  palette: boolean
}

/** Which of these there is something to choose for. */
export interface FileChoices {
  /** Null for formats that know no effort. */
  maxEffort: number | null
  /** The format may have a palette. */
  palette: boolean
  /** Frames of the original. */
  pages: number
  hasLocation: boolean
}

const policies = [
  { value: 'strip', label: 'Remove' },
  { value: 'keep-without-location', label: 'No place' },
  { value: 'keep', label: 'Keep all' },
] as const

const policyWords = {
  strip: 'Nothing but the picture and its colours.',
  'keep-without-location': 'Camera, date and author stay; where it was taken goes.',
  keep: 'Camera, date and author stay.',
}

export function FileFields({
  draft,
  choices: { maxEffort, palette, pages, hasLocation },
  errors,
  onChange,
}: {
  draft: FileDraft
  choices: FileChoices
  errors: Partial<Record<keyof FileDraft, string>>
  onChange(change: Partial<FileDraft>): void
}): ReactElement {
  const { metadata, effort, frame } = draft
  const words = [
    ...(metadata === 'strip' ? [] : ['metadata']),
    ...(maxEffort !== null && effort ? [`effort ${effort}`] : []),
    ...(pages > 1 && frame ? [`frame ${frame}`] : []),
    ...(palette && draft.palette ? ['256 colours'] : []),
  ]
  return (
    <Disclosure title="Metadata and file" summary={words.length > 0 ? words.join(', ') : null}>
      <div className="flex flex-col gap-1">
        <Segmented
          label="Metadata"
          value={metadata}
          options={policies}
          onChange={(policy) => onChange({ metadata: policy })}
        />
        {metadata === 'keep' && hasLocation ? (
          <p className="text-12 text-warning">Whoever gets the file can read where the picture was taken.</p>
        ) : (
          <p className="text-12 text-quiet">{policyWords[metadata]}</p>
        )}
      </div>
      {maxEffort !== null && (
        <SliderField
          label="Effort"
          text={effort}
          placeholder="Auto"
          error={errors.effort}
          hint="More takes longer and makes the file a little smaller."
          range={[0, maxEffort]}
          onChange={(text) => onChange({ effort: text })}
        />
      )}
      {palette && (
        <CheckField checked={draft.palette} onChange={(next) => onChange({ palette: next })}>
          At most 256 colours, in far fewer bytes
        </CheckField>
      )}
      {pages > 1 && (
        <TextField
          label="Only one frame"
          inputMode="numeric"
          autoComplete="off"
          placeholder={`All ${pages}`}
          value={frame}
          error={errors.frame}
          onChange={(event) => onChange({ frame: event.target.value })}
        />
      )}
    </Disclosure>
  )
}
