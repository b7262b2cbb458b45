import type { ReactElement, ReactNode } from 'react'

/** Something that is so or not. */
export function CheckField({
  checked,
  children,
  onChange,
}: {
  checked: boolean
  children: ReactNode
  onChange(checked: boolean): void
}): ReactElement {
  return (
    <label className="flex items-center gap-2 text-13 max-sm:min-h-11 pointer-coarse:min-h-11">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4 shrink-0 accent-(--accent-text) max-sm:size-5"
      />
      {children}
    </label>
  )
}
