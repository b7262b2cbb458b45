import { Suspense } from 'react'
import { LazyPanorama } from './lazy-panorama.ts'
import type { PanoramaProps } from './panorama.tsx'

/** A panorama whose viewer may still be on its way: until then, what there is of the picture. */
export function PanoramaPage(props: PanoramaProps) {
  const { name, thumbnail } = props
  return (
    <Suspense
      fallback={
        <main aria-busy tabIndex={-1} className="h-dvh bg-bench outline-none">
          {thumbnail ? (
            <img src={thumbnail} alt={`${name}, loading`} className="size-full object-contain" />
          ) : (
            <p role="status" className="p-6 text-14 text-on-bench">
              Loading
            </p>
          )}
        </main>
      }
    >
      <LazyPanorama {...props} />
    </Suspense>
  )
}
