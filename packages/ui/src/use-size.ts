import { type RefCallback, useCallback, useState } from 'react'
import type { Size } from './zoom.ts'

/** The room an element has, as it changes; nothing before it is laid out. */
export function useSize(): { ref: RefCallback<HTMLElement>; size: Size } {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 })
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height })
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { ref, size }
}
