import { useEffect, useRef } from 'react'

/** Single keys that do something wherever the focus is, except where text is written or a dialog is open. */
export function useShortcuts(actions: Readonly<Record<string, () => void>>): void {
  const latest = useRef(actions)
  latest.current = actions
  useEffect(() => {
    function handle(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      const target = event.target as HTMLElement
      if (target.closest('input, textarea, select, [contenteditable], [role=dialog], [role=menu]')) return
      if (document.querySelector('[role=dialog]')) return
      const action = latest.current[event.key]
      if (!action) return
      event.preventDefault()
      action()
    }
    addEventListener('keydown', handle)
    return () => removeEventListener('keydown', handle)
  }, [])
}

export const allShortcuts = [
  { keys: ['/'], does: 'Search' },
  { keys: ['←', '↑', '↓', '→'], does: 'Move in the gallery' },
  { keys: ['Space'], does: 'Select an image, with Shift up to it' },
  { keys: ['Enter'], does: 'Open an image' },
  { keys: ['u'], does: 'Upload' },
  { keys: ['←', '→'], does: 'Image before or after' },
  { keys: ['c'], does: 'Compress' },
  { keys: ['+', '−', '0', '1'], does: 'Zoom, fit, every pixel' },
  { keys: ['Esc'], does: 'Clear the selection, go back' },
  { keys: ['?'], does: 'Show these keys' },
] as const
