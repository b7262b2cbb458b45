import { Aperture } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { AdjustFields } from './adjust-fields.tsx'
import { Button } from './button.tsx'
import { CheckField } from './check-field.tsx'
import { ColourField } from './colour-field.tsx'
import { type FileChoices, FileFields } from './file-fields.tsx'
import { GeometryFields, turnedSize } from './geometry-fields.tsx'
import { GoalFields } from './goal-fields.tsx'
import { PositionField } from './position-field.tsx'
import type { RecipeDraft } from './recipe-draft.ts'
import { Segmented } from './segmented.tsx'
import { TextField } from './text-field.tsx'

export interface RecipeFormProps {
  draft: RecipeDraft
  formats: readonly { value: string; label: string }[]
  fits: readonly { value: string; label: string }[]
  /** Stands in place of the goal, where the format has none. */
  note: string | null
  /** By field; shown beside it. */
  errors: Partial<Record<keyof RecipeDraft, string>>
  original: { width: number; height: number; hasAlpha: boolean }
  choices: FileChoices & { lossless: boolean }
  busy: boolean
  /** What stands between the fields and the button, such as a refusal. */
  children?: ReactNode
  onChange(draft: RecipeDraft): void
  onSubmit(): void
  /** A person wants to choose a part on the picture itself. */
  onCrop(): void
}

/** What to make of an image. It knows no rules: what is wrong comes in as `errors`. */
export function RecipeForm({
  draft,
  formats,
  fits,
  note,
  errors,
  original,
  choices,
  busy,
  children,
  onChange,
  onSubmit,
  onCrop,
}: RecipeFormProps): ReactElement {
  const set = (change: Partial<RecipeDraft>) => onChange({ ...draft, ...change })
  const bothSides = draft.width.trim() !== '' && draft.height.trim() !== ''
  const anySide = draft.width.trim() !== '' || draft.height.trim() !== ''
  const whole = draft.crop ?? turnedSize(original, draft)
  const framed = bothSides && draft.fit === 'contain'
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
        <>
          {!(choices.lossless && draft.lossless) && (
            <GoalFields draft={draft} errors={errors} onChange={set} />
          )}
          {choices.lossless && (
            <CheckField checked={draft.lossless} onChange={(lossless) => set({ lossless })}>
              Lossless: every pixel stays as it is
            </CheckField>
          )}
        </>
      )}

      <div className="grid grid-cols-2 gap-3">
        {(['width', 'height'] as const).map((side) => (
          <TextField
            key={side}
            label={side === 'width' ? 'Width' : 'Height'}
            inputMode="numeric"
            autoComplete="off"
            placeholder={String(whole[side])}
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
      {bothSides && (draft.fit === 'cover' || framed) && (
        <PositionField
          value={draft.position}
          cuts={draft.fit === 'cover'}
          onChange={(position) => set({ position })}
        />
      )}
      {(framed || (original.hasAlpha && draft.format === 'jpeg')) && (
        <ColourField
          label="Background"
          value={draft.background}
          error={errors.background}
          hint={
            framed ? 'Beside the picture, and behind what is see-through.' : 'Behind what is see-through.'
          }
          onChange={(background) => set({ background })}
        />
      )}
      {anySide && (
        <CheckField checked={draft.enlarge} onChange={(enlarge) => set({ enlarge })}>
          Enlarge an image that is smaller
        </CheckField>
      )}
      <div className="-my-2 border-t border-hairline">
        <GeometryFields
          draft={draft}
          original={original}
          error={errors.crop ?? errors.rotate}
          onChange={set}
          onCrop={onCrop}
        />
        <AdjustFields draft={draft} errors={errors} onChange={set} />
        <FileFields draft={draft} choices={choices} errors={errors} onChange={set} />
      </div>
      {children}
      {/* In reach however much is open above it. */}
      <div className="sticky bottom-0 -mx-1 -mt-2 flex flex-col bg-surface px-1 pt-2 pb-3 max-sm:bg-raised">
        <Button type="submit" variant="primary" icon={Aperture} busy={busy} title="Compress (c)">
          Compress
        </Button>
      </div>
    </form>
  )
}
