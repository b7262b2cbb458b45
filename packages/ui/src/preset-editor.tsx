import { Trash2 } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { Button, IconButton } from './button.tsx'
import { CheckField } from './check-field.tsx'
import { ErrorNotice, type Problem } from './notice.tsx'
import { TextField } from './text-field.tsx'

export interface PresetItem {
  id: string
  name: string
  /** The recipe in words, or why it cannot be used any more. */
  words: string
  usable: boolean
  applyOnUpload: boolean
}

export interface PresetEditorProps {
  presets: readonly PresetItem[]
  /** The recipe that would be saved, in words; null while something in it is wrong. */
  words: string | null
  busy: boolean
  problem: Problem | null
  error: string | undefined
  /** Answers whether it was saved; what was typed stays if not. */
  onSave(preset: { name: string; applyOnUpload: boolean }): Promise<boolean>
  onUse(id: string): void
  onApplyOnUpload(id: string, applyOnUpload: boolean): void
  onDelete(id: string): void
}

/** Saves a recipe under a name, and shows those that are. */
export function PresetEditor({
  presets,
  words,
  busy,
  problem,
  error,
  onSave,
  onUse,
  onApplyOnUpload,
  onDelete,
}: PresetEditorProps): ReactElement {
  const [name, setName] = useState('')
  const [applyOnUpload, setApplyOnUpload] = useState(false)
  async function save(): Promise<void> {
    if (!(await onSave({ name: name.trim(), applyOnUpload }))) return
    setName('')
    setApplyOnUpload(false)
  }
  return (
    <div className="flex flex-col gap-5">
      <form
        noValidate
        aria-label="Save the recipe"
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (words !== null) void save()
        }}
      >
        <p className={`text-13 ${words === null ? 'text-danger' : 'text-quiet'}`}>
          {words ?? 'Something in the recipe is wrong: mend it first, then save it.'}
        </p>
        <TextField
          label="Name"
          autoComplete="off"
          placeholder="For the web"
          value={name}
          error={error}
          onChange={(event) => setName(event.target.value)}
        />
        <CheckField checked={applyOnUpload} onChange={setApplyOnUpload}>
          Make it of every image that I upload
        </CheckField>
        {problem && <ErrorNotice problem={problem} />}
        <Button
          type="submit"
          variant="primary"
          busy={busy}
          disabled={name.trim() === '' || words === null}
          className="self-start"
        >
          Save the recipe
        </Button>
      </form>
      {presets.length > 0 && (
        <ul aria-label="Presets" className="-mx-2 flex flex-col border-t border-hairline pt-2">
          {presets.map((preset) => (
            <li key={preset.id} className="flex flex-wrap items-center gap-x-2 rounded-sm px-2 py-1">
              <button
                type="button"
                disabled={!preset.usable}
                title={preset.usable ? 'Use this recipe' : undefined}
                onClick={() => onUse(preset.id)}
                className="min-h-9 min-w-0 grow rounded-sm text-left enabled:hover:underline max-sm:min-h-11"
              >
                <span className="block truncate text-14 font-medium">{preset.name}</span>
                <span className={`block truncate text-12 ${preset.usable ? 'text-quiet' : 'text-danger'}`}>
                  {preset.words}
                </span>
              </button>
              <CheckField
                checked={preset.applyOnUpload}
                onChange={(next) => onApplyOnUpload(preset.id, next)}
              >
                On upload <span className="sr-only">for {preset.name}</span>
              </CheckField>
              <IconButton
                icon={Trash2}
                label={`Delete the preset ${preset.name}`}
                onClick={() => onDelete(preset.id)}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
