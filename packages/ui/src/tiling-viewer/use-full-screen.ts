import { type RefObject, useEffect, useState } from 'react'

/** Whether an element fills the screen, and the way in and out. Phones of some makers know it for films only. */
export function useFullScreen(element: RefObject<HTMLElement | null>): {
  possible: boolean
  on: boolean
  toggle(): void
} {
  const [on, setOn] = useState(false)
  useEffect(() => {
    const follow = () =>
      setOn(document.fullscreenElement !== null && document.fullscreenElement === element.current)
    document.addEventListener('fullscreenchange', follow)
    return () => document.removeEventListener('fullscreenchange', follow)
  }, [element])
  return {
    possible: document.fullscreenEnabled,
    on,
    toggle() {
      // A browser may refuse it: then everything is as it was, and that is what one sees.
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => {})
      else void element.current?.requestFullscreen().catch(() => {})
    },
  }
}
