import { Plus, X } from 'lucide-react'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { classNames } from './class-names.ts'

/** Tags that can be removed, and a field to add more. What is refused stays in the field. */
export function TagEditor({
  tags,
  suggestions = [],
  onChange,
}: {
  tags: readonly string[]
  suggestions?: readonly string[]
  /** Resolves true when the change was kept. */
  onChange(tags: string[]): Promise<boolean>
}): ReactElement {
  const [draft, setDraft] = useState('')
  async function add(): Promise<void> {
    const added = draft
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '')
    const next = [...new Set([...tags, ...added])]
    if (next.length === tags.length) return setDraft('')
    if (await onChange(next)) setDraft('')
  }
  return (
    <div
      className={classNames(
        // On a phone one row that is moved sideways: the picture is what the room is for.
        'flex items-center gap-1.5 max-sm:min-w-0 max-sm:overflow-x-auto sm:flex-wrap',
        tags.length === 0 && '-ml-2.5',
      )}
    >
      {tags.length > 0 && (
        <ul aria-label="Tags" className="contents">
          {tags.map((tag) => (
            <li
              key={tag}
              className="flex h-7 shrink-0 items-center rounded-full bg-sunken pl-3 text-13 max-sm:h-11 pointer-coarse:h-11"
            >
              {tag}
              <button
                type="button"
                aria-label={`Remove the tag ${tag}`}
                onClick={() => void onChange(tags.filter((other) => other !== tag))}
                className="flex h-full w-7 items-center justify-center rounded-full text-quiet hover:text-text max-sm:w-11 pointer-coarse:w-11"
              >
                <X aria-hidden size={14} strokeWidth={1.5} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
        className="relative flex shrink-0 items-center"
      >
        <Plus
          aria-hidden
          size={14}
          strokeWidth={1.5}
          className="pointer-events-none absolute left-2.5 text-quiet"
        />
        <input
          aria-label="Add a tag"
          placeholder="Add a tag"
          value={draft}
          maxLength={50}
          list="tag-suggestions"
          enterKeyHint="done"
          onChange={(event) => setDraft(event.target.value)}
          onBlur={() => void add()}
          className="h-7 w-28 rounded-full border border-transparent bg-transparent pr-2 pl-7 text-13 placeholder:text-quiet hover:border-edge focus:border-edge max-sm:h-11 max-sm:text-16 pointer-coarse:h-11"
        />
        <datalist id="tag-suggestions">
          {suggestions
            .filter((tag) => !tags.includes(tag))
            .map((tag) => (
              <option key={tag} value={tag} />
            ))}
        </datalist>
      </form>
    </div>
  )
}

/** Shows one tag only, or all. */
export function TagFilter({
  tags,
  active,
  onChange,
}: {
  tags: readonly string[]
  active: string | undefined
  onChange(tag: string | undefined): void
}): ReactElement {
  const pressed = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // On a phone the tags are wider than the page.
    if (active !== undefined) pressed.current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [active, tags.length])
  return (
    <fieldset className="flex min-w-0 gap-1 overflow-x-auto p-1">
      <legend className="sr-only">Show only one tag</legend>
      {[undefined, ...tags].map((tag) => (
        <button
          key={tag ?? ''}
          ref={tag === active ? pressed : undefined}
          type="button"
          aria-pressed={tag === active}
          onClick={() => onChange(tag)}
          className={classNames(
            'h-8 shrink-0 rounded-full px-3 text-13 transition-colors max-sm:h-11 pointer-coarse:h-11',
            tag === active ? 'bg-text font-medium text-surface' : 'text-quiet hover:bg-hover hover:text-text',
          )}
        >
          {tag ?? 'All'}
        </button>
      ))}
    </fieldset>
  )
}
