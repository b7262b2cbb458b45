import type { ReactElement } from 'react'
import { Bytes } from './bytes.tsx'
import { Meter } from './meter.tsx'

interface Counted {
  used: number
  limit: number
}

/** "4 of 10 images · 112 MB of 5 GB" over a thin meter of whichever is nearer to its end. */
export function QuotaMeter({ images, bytes }: { images: Counted; bytes: Counted }): ReactElement {
  const share = ({ used, limit }: Counted) => (limit > 0 ? used / limit : 1)
  const byImages = share(images) >= share(bytes)
  const [label, tightest] = byImages ? ['Images used', images] : ['Storage used', bytes]
  return (
    <div className="flex w-full flex-col gap-1.5 sm:w-64">
      <p className="figures flex justify-between gap-4 text-13">
        <span>
          <span className="font-medium">{images.used}</span>
          <span className="text-quiet"> of {images.limit} images</span>
        </span>
        <span>
          <Bytes bytes={bytes.used} className="font-medium" />
          <span className="text-quiet">
            {' of '}
            <Bytes bytes={bytes.limit} />
          </span>
        </span>
      </p>
      <Meter label={label} value={tightest.used} max={tightest.limit} />
    </div>
  )
}
