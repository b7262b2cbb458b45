import { useEffect } from 'react'

/**
 * Says which page this is: in the title, and by moving the focus into it if what had it is gone, so that the keyboard and a screen
 * reader go on from here.
 */
export function usePage(title: string): void {
  useEffect(() => {
    document.title = `${title} · Tessera`
  }, [title])
  useEffect(() => {
    if (document.activeElement === document.body)
      document.querySelector('main')?.focus({ preventScroll: true })
  }, [])
}
