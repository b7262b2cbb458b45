import { Pencil } from 'lucide-react'
import { type ReactElement, useRef, useState } from 'react'

/** A heading that turns into a field when clicked. Enter and leaving it keep the change, Escape drops it; what is refused stays open. */
export function EditableText({
  value,
  label,
  onSave,
}: {
  value: string
  label: string
  /** Resolves true when the change was kept. */
  onSave(value: string): Promise<boolean>
}): ReactElement {
  const [draft, setDraft] = useState<string | null>(null)
  const saving = useRef(false)
  const button = useRef<HTMLButtonElement>(null)

  async function save(): Promise<void> {
    if (draft === null || saving.current) return
    const next = draft.trim()
    if (next === '' || next === value) return setDraft(null)
    saving.current = true
    const kept = await onSave(next)
    saving.current = false
    if (kept) setDraft(null)
  }

  if (draft === null)
    return (
      <h1 className="flex min-w-0 items-center text-16 font-semibold">
        <button
          ref={button}
          type="button"
          title={`${label}: ${value}`}
          onClick={() => setDraft(value)}
          className="group flex h-9 min-w-0 items-center gap-2 rounded-sm px-2 hover:bg-hover max-sm:h-11 pointer-coarse:h-11"
        >
          <span className="truncate">{value}</span>
          <Pencil
            aria-label={label}
            size={14}
            strokeWidth={1.5}
            className="shrink-0 text-quiet opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100 pointer-coarse:opacity-100"
          />
        </button>
      </h1>
    )
  return (
    <form
      className="min-w-0 grow"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: it stands where the heading was that was just clicked
        autoFocus
        aria-label={label}
        value={draft}
        maxLength={255}
        onFocus={(event) =>
          event.target.setSelectionRange(0, event.target.value.replace(/\.\w+$/, '').length)
        }
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          setDraft(null)
        }}
        className="h-9 w-full max-w-md rounded-sm border border-edge bg-raised px-2 text-16 font-semibold max-sm:h-11"
      />
    </form>
  )
}
