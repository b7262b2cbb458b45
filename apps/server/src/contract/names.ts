// Control characters, line separators and changes of direction: none of them belongs in a name that is shown in lists.
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu
const longest = 255

export function hasUnprintable(text: string): boolean {
  return !text.isWellFormed() || text.search(unprintable) >= 0
}

/** Makes a name of what a client called its file: the last part of what may be a path, without what cannot be shown, never empty. */
export function cleanFileName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? ''
  return base.replace(unprintable, '').trim().slice(0, longest).toWellFormed() || 'untitled'
}
