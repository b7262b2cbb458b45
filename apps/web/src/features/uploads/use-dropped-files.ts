import { useEffect, useRef, useState } from 'react'

/** Files that are dropped or pasted anywhere on the page. Answers whether some hang over it now. */
export function useDroppedFiles(onFiles: (files: File[]) => void): boolean {
  const [hovering, setHovering] = useState(false)
  const latest = useRef(onFiles)
  latest.current = onFiles
  useEffect(() => {
    const leaving = new AbortController()
    const { signal } = leaving
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    // Entering an element comes before leaving the last: only the balance says whether the page was left.
    let depth = 0
    addEventListener(
      'dragenter',
      (event) => {
        if (!carriesFiles(event)) return
        depth += 1
        setHovering(true)
      },
      { signal },
    )
    addEventListener(
      'dragleave',
      (event) => {
        if (!carriesFiles(event)) return
        depth = Math.max(0, depth - 1)
        if (depth === 0) setHovering(false)
      },
      { signal },
    )
    addEventListener('dragover', (event) => carriesFiles(event) && event.preventDefault(), { signal })
    addEventListener(
      'drop',
      (event) => {
        if (!carriesFiles(event)) return
        event.preventDefault()
        depth = 0
        setHovering(false)
        const files = [...(event.dataTransfer?.files ?? [])]
        if (files.length > 0) latest.current(files)
      },
      { signal },
    )
    addEventListener(
      'paste',
      (event) => {
        const files = [...(event.clipboardData?.files ?? [])]
        if (files.length === 0) return
        event.preventDefault()
        latest.current(files)
      },
      { signal },
    )
    return () => leaving.abort()
  }, [])
  return hovering
}
