import { Button } from '@tessera/ui'
import { useEffect, useRef } from 'react'

/** Asks for the next page when its button comes near; a button all the same, for those who do not scroll. */
export function MoreImages({ busy, onMore }: { busy: boolean; onMore(): void }) {
  const box = useRef<HTMLDivElement>(null)
  const latest = useRef(onMore)
  latest.current = onMore
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current(), {
      rootMargin: '800px',
    })
    if (box.current && !busy) observer.observe(box.current)
    return () => observer.disconnect()
  }, [busy])
  return (
    <div ref={box} className="flex justify-center py-4">
      <Button busy={busy} onClick={onMore}>
        More images
      </Button>
    </div>
  )
}
