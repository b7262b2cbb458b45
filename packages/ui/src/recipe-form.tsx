import { Aperture } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { Button } from './button.tsx'
import { type GoalDraft, GoalFields } from './goal-fields.tsx'
import { Segmented } from './segmented.tsx'
import { TextField } from './text-field.tsx'

/** A recipe while it is being written: numbers are text, so that nothing typed is lost, however wrong it is. */
export interface RecipeDraft extends GoalDraft {
  format: string
  width: string
  height: string
  fit: string
  enlarge: boolean
}

export interface RecipeFormProps {
  draft: RecipeDraft
  formats: readonly { value: string; label: string }[]
  fits: readonly { value: string; label: string }[]
  /** Stands in place of the goal, where the format has none. */
  note: string | null
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
  note,
  errors,
  original,
  busy,
  children,
  onChange,
  onSubmit,
}: RecipeFormProps): ReactElement {
  const set = (change: Partial<RecipeDraft>) => onChange({ ...draft, ...change })
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

      {note ? (
        <p className="text-13 text-quiet">{note}</p>
      ) : (
        <GoalFields draft={draft} errors={errors} onChange={set} />
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
