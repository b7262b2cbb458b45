import type { ReactElement } from 'react'

export interface Shortcut {
  keys: readonly string[]
  does: string
}

/** Every key there is, as a list to be read. */
export function Shortcuts({ shortcuts }: { shortcuts: readonly Shortcut[] }): ReactElement {
  return (
    <dl className="flex flex-col">
      {shortcuts.map(({ keys, does }) => (
        <div
          key={does}
          className="flex items-center justify-between gap-4 border-b border-hairline py-2 last:border-b-0"
        >
          <dt className="text-14">{does}</dt>
          <dd className="flex gap-1">
            {keys.map((key) => (
              <kbd
                key={key}
                className="flex h-6 min-w-6 items-center justify-center rounded-[4px] border border-edge px-1.5 font-sans text-12"
              >
                {key}
              </kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}
