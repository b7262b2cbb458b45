import { Aperture } from 'lucide-react'
import { type ReactElement, type ReactNode, useId } from 'react'
import { Button } from './button.tsx'
import { Segmented } from './segmented.tsx'
import { Slider } from './slider.tsx'
import { inputClass, TextField } from './text-field.tsx'

/** A recipe while it is being written: numbers are text, so that nothing typed is lost, however wrong it is. */
export interface RecipeDraft {
  format: string
  quality: string
  width: string
  height: string
  fit: string
  enlarge: boolean
}

export interface RecipeFormProps {
  draft: RecipeDraft
  formats: readonly { value: string; label: string }[]
  fits: readonly { value: string; label: string }[]
  /** A format without loss has no quality. */
  lossless: boolean
  /** By field; shown beside it. */
  errors: Partial<Record<keyof RecipeDraft, string>>
  original: { width: number; height: number }
  busy: boolean
  /** What stands between the fields and the button, such as a refusal. */
  children?: ReactNode
  onChange(draft: RecipeDraft): void
  onSubmit(): void
}

/** What to make of an image. It knows no rules: what is wrong comes in as `errors`. */
export function RecipeForm({
  draft,
  formats,
  fits,
  lossless,
  errors,
  original,
  busy,
  children,
  onChange,
  onSubmit,
}: RecipeFormProps): ReactElement {
  const set = (change: Partial<RecipeDraft>) => onChange({ ...draft, ...change })
  const id = useId()
  const bothSides = draft.width.trim() !== '' && draft.height.trim() !== ''
  const anySide = draft.width.trim() !== '' || draft.height.trim() !== ''
  return (
    <form
      noValidate
      aria-label="Recipe"
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <Segmented
        label="Format"
        value={draft.format}
        options={formats}
        onChange={(format) => set({ format })}
      />

      {lossless ? (
        <p className="text-13 text-quiet">
          PNG keeps every pixel as it is, so there is no quality to choose. For photographs it is rarely the
          smallest.
        </p>
      ) : (
        <div className="flex flex-col gap-1">
          <label htmlFor={`${id}-quality`} className="text-13 font-medium">
            Quality
          </label>
          <div className="flex items-center gap-4">
            <Slider
              label="Quality"
              min={1}
              max={100}
              value={Number(draft.quality) || 1}
              onChange={(quality) => set({ quality: String(quality) })}
            />
            <div className="w-16 shrink-0">
              <input
                id={`${id}-quality`}
                inputMode="numeric"
                autoComplete="off"
                value={draft.quality}
                aria-invalid={errors.quality ? true : undefined}
                aria-describedby={errors.quality ? `${id}-quality-error` : undefined}
                onChange={(event) => set({ quality: event.target.value })}
                className={`${inputClass} figures text-right`}
              />
            </div>
          </div>
          {errors.quality && (
            <p id={`${id}-quality-error`} className="text-12 text-danger">
              {errors.quality}
            </p>
          )}
        </div>
      )}

      <div className="grid grid-cols-2 gap-3">
        {(['width', 'height'] as const).map((side) => (
          <TextField
            key={side}
            label={side === 'width' ? 'Width' : 'Height'}
            inputMode="numeric"
            autoComplete="off"
            placeholder={String(original[side])}
            suffix="px"
            value={draft[side]}
            error={errors[side]}
            onChange={(event) => set({ [side]: event.target.value })}
          />
        ))}
      </div>
      {bothSides && (
        <Segmented label="Fit" value={draft.fit} options={fits} onChange={(fit) => set({ fit })} />
      )}
      {anySide && (
        <label className="flex items-center gap-2 text-13 max-sm:min-h-11">
          <input
            type="checkbox"
            checked={draft.enlarge}
            onChange={(event) => set({ enlarge: event.target.checked })}
            className="size-4 accent-(--accent-text) max-sm:size-5"
          />
          Enlarge an image that is smaller
        </label>
      )}
      {children}
      <Button type="submit" variant="primary" icon={Aperture} busy={busy} title="Compress (c)">
        Compress
      </Button>
    </form>
  )
}
