import { Grid3x3 } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { Button } from './button.tsx'
import { CheckField } from './check-field.tsx'
import { Segmented } from './segmented.tsx'
import { SliderField } from './slider-field.tsx'
import { TextField } from './text-field.tsx'

/** How an image becomes tiles, while it is being written. */
export interface TilingDraft {
  depth: 'pyramid' | 'one'
  tileSize: string
  format: 'jpeg' | 'png' | 'webp'
  quality: string
  overlap: string
  edges: 'crop' | 'pad'
}

/** A pyramid that every deep-zoom viewer opens. */
export const standardTiling: TilingDraft = {
  depth: 'pyramid',
  tileSize: '256',
  format: 'jpeg',
  quality: '80',
  overlap: '0',
  edges: 'crop',
}

const depths = [
  { value: 'pyramid', label: 'Deep zoom' },
  { value: 'one', label: 'Flat grid' },
] as const
const depthWords = {
  pyramid: 'The image at every size down to a pixel: zooms at once, however large it is.',
  one: 'The full image cut into equal tiles, and nothing else.',
}
const formats = [
  { value: 'jpeg', label: 'JPEG' },
  { value: 'webp', label: 'WebP' },
  { value: 'png', label: 'PNG' },
] as const

export interface TilingFormProps {
  draft: TilingDraft
  /** What it comes to: "79 × 40 tiles, 15 levels"; null while something is wrong. */
  outcome: string | null
  errors: Partial<Record<keyof TilingDraft, string>>
  busy: boolean
  /** Such as a refusal. */
  children?: ReactNode
  onChange(draft: TilingDraft): void
  onSubmit(): void
}

/** How to cut an image into tiles. It knows no rules: what is wrong comes in as `errors`. */
export function TilingForm({
  draft,
  outcome,
  errors,
  busy,
  children,
  onChange,
  onSubmit,
}: TilingFormProps): ReactElement {
  const set = (change: Partial<TilingDraft>) => onChange({ ...draft, ...change })
  return (
    <form
      noValidate
      aria-label="Tiles"
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <div className="flex flex-col gap-1">
        <Segmented label="Kind" value={draft.depth} options={depths} onChange={(depth) => set({ depth })} />
        <p className="text-12 text-quiet">{depthWords[draft.depth]}</p>
      </div>
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label="Tile size"
          inputMode="numeric"
          autoComplete="off"
          suffix="px"
          value={draft.tileSize}
          error={errors.tileSize}
          onChange={(event) => set({ tileSize: event.target.value })}
        />
        <TextField
          label="Overlap"
          inputMode="numeric"
          autoComplete="off"
          suffix="px"
          value={draft.overlap}
          error={errors.overlap}
          onChange={(event) => set({ overlap: event.target.value })}
        />
      </div>
      <Segmented
        label="Format"
        value={draft.format}
        options={formats}
        onChange={(format) => set({ format })}
      />
      {draft.format === 'png' ? (
        <p className="text-13 text-quiet">PNG keeps every pixel as it is, in many more bytes.</p>
      ) : (
        <SliderField
          label="Quality"
          text={draft.quality}
          error={errors.quality}
          range={[1, 100]}
          onChange={(quality) => set({ quality })}
        />
      )}
      {draft.depth === 'one' && (
        <CheckField checked={draft.edges === 'pad'} onChange={(pad) => set({ edges: pad ? 'pad' : 'crop' })}>
          Fill up the last row and column, so that all tiles are equal
        </CheckField>
      )}
      {children}
      <div className="flex items-center justify-between gap-4">
        <p aria-live="polite" className="figures text-13 text-quiet">
          {outcome}
        </p>
        <Button type="submit" variant="primary" icon={Grid3x3} busy={busy}>
          Make tiles
        </Button>
      </div>
    </form>
  )
}
