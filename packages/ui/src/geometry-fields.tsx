import { Crop, RotateCw } from 'lucide-react'
import type { ReactElement } from 'react'
import { Button } from './button.tsx'
import { type CropRect, turnCrop } from './crop-rect.ts'
import { Disclosure } from './disclosure.tsx'
import { formatSize } from './figures.ts'
import type { Size } from './zoom.ts'

/** What is turned and cut before anything else, while it is being written. */
export interface GeometryDraft {
  /** Degrees, clockwise. */
  rotate: 0 | 90 | 180 | 270
  /** A part of the picture as it is after turning; null is all of it. */
  crop: CropRect | null
}

/** The size of a picture after it has been turned. */
export function turnedSize({ width, height }: Size, { rotate }: Pick<GeometryDraft, 'rotate'>): Size {
  return rotate % 180 === 0 ? { width, height } : { width: height, height: width }
}

/** The same draft with the picture a quarter further, and the part that is kept with it. */
function turnDraft({ rotate, crop }: GeometryDraft, original: Size): GeometryDraft {
  return {
    rotate: ((rotate + 90) % 360) as GeometryDraft['rotate'],
    crop: crop && turnCrop(crop, turnedSize(original, { rotate })),
  }
}

export function GeometryFields({
  draft,
  original,
  error,
  onChange,
  onCrop,
}: {
  draft: GeometryDraft
  original: Size
  error: string | undefined
  onChange(change: Partial<GeometryDraft>): void
  /** A person wants to choose the part on the picture itself. */
  onCrop(): void
}): ReactElement {
  const { rotate, crop } = draft
  const words = [...(rotate ? [`${rotate}°`] : []), ...(crop ? [formatSize(crop.width, crop.height)] : [])]
  return (
    <Disclosure title="Crop and turn" summary={words.length > 0 ? words.join(', ') : null}>
      <div className="grid grid-cols-2 gap-3">
        <Button icon={Crop} onClick={onCrop}>
          {crop ? 'Crop again' : 'Crop'}
        </Button>
        <Button icon={RotateCw} onClick={() => onChange(turnDraft(draft, original))}>
          Turn
        </Button>
      </div>
      {error && <p className="text-12 text-danger">{error}</p>}
      {words.length > 0 && (
        <Button
          variant="plain"
          className="-mx-3 self-start"
          onClick={() => onChange({ rotate: 0, crop: null })}
        >
          The whole picture, upright
        </Button>
      )}
    </Disclosure>
  )
}
