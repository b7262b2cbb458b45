import { useState } from 'react'
import type { SharedTiling as Tiling } from '../../lib/trpc.ts'
import { usePage } from '../page.ts'
import { PanoramaPage } from '../tilings/panorama-page.tsx'
import { describeExtent } from '../tilings/tiling-words.ts'
import { sayUntil } from './words.ts'

/** A shared panorama: to zoom into, as a mosaic, and as one archive. */
export function SharedTiling({
  tiling,
  title,
  expiresAt,
  onRenew,
}: {
  tiling: Tiling
  title: string | null
  /** Null where it does not matter, as in somebody else's page. */
  expiresAt: string | null
  onRenew(): Promise<unknown>
}) {
  const [mosaic, setMosaic] = useState(false)
  const name = title ?? tiling.name
  usePage(name)
  if (!tiling.urls)
    return (
      <main
        role="status"
        className="flex h-dvh items-center justify-center bg-bench p-6 text-14 text-on-bench"
      >
        This panorama cannot be shown at the moment.
      </main>
    )
  return (
    <PanoramaPage
      name={name}
      words={[describeExtent(tiling), ...(expiresAt === null ? [] : [sayUntil(expiresAt)])].join(', ')}
      tiling={tiling}
      urls={tiling.urls}
      thumbnail={null}
      mosaic={mosaic}
      back={null}
      onMosaic={setMosaic}
      onRenew={onRenew}
    />
  )
}
