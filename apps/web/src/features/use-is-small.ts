import { useSyncExternalStore } from 'react'

const query = matchMedia('(width < 40rem)')

/** Whether the page is narrow as a phone's: the same border as Tailwind's `sm`. */
export function useIsSmall(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      query.addEventListener('change', onChange)
      return () => query.removeEventListener('change', onChange)
    },
    () => query.matches,
  )
}
