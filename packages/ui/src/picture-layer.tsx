import { type ReactElement, useMemo, useState } from 'react'
import { LastingImage } from './lasting-image.tsx'
import { drawThumbhash } from './thumbhash-url.ts'
import type { Size, View } from './zoom.ts'

export interface Picture {
  /** Changes only when it is another picture, not when its link is renewed. */
  identity: string
  src: string
  /** A small rendition: shown until `src` has loaded, and where the browser cannot show it. */
  fallback?: string | null
  label: string
  /** Its one figure, such as how large it is; stands before the label. */
  figure?: string | undefined
}

/** The longer side of the small rendition. */
const previewPixels = 512

/** Calls back once what is there now has been seen: the frame that shows it is followed by another. */
function afterPaint(then: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(then))
}

const layerClass = 'absolute top-0 left-0 max-w-none origin-top-left bg-cover'

/** One picture on the stage: its small rendition until it has loaded. */
export function PictureLayer({
  name,
  size: { width, height },
  view,
  transform = '',
  picture,
  placeholder,
  clip,
  frame,
}: {
  name: string
  size: Size
  view: View
  /** CSS, from pixels of this picture to those of what the stage shows. */
  transform?: string
  picture: Picture
  placeholder: string | null
  /** Shapes on the stage beyond which it is not seen. */
  clip: string | undefined
  frame?: string | undefined
}): ReactElement {
  const [failed, setFailed] = useState<string | null>(null)
  const [loaded, setLoaded] = useState<string | null>(null)
  const blurred = useMemo(() => drawThumbhash(placeholder), [placeholder])
  const useFallback = failed === picture.identity && picture.fallback
  const waiting = loaded !== picture.identity
  // On a slow line the small rendition comes first, and is not held up by the large one.
  const [previewed, setPreviewed] = useState<string | null>(null)
  const mayLoad = !waiting || !picture.fallback || previewed === picture.identity
  // Laid out in as many pixels of the screen as it has and scaled from there: a browser judges a picture by the pixels it has for its box.
  const own = 1 / Math.max(1, globalThis.devicePixelRatio ?? 1)
  const preview = Math.min(1, previewPixels / Math.max(width, height))
  const placeOf = (share: number) => ({
    width: width * share,
    height: height * share,
    transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale}) ${transform} scale(${1 / share})`,
    // From two screen pixels a pixel on, a person looks at pixels, not at a picture.
    imageRendering: view.scale >= 2 ? ('pixelated' as const) : ('auto' as const),
  })
  const pictures = (
    <>
      {waiting && (blurred || picture.fallback) && (
        <LastingImage
          identity={`${picture.identity} preview`}
          src={picture.fallback ?? blurred ?? ''}
          alt=""
          draggable={false}
          onLoad={() => afterPaint(() => setPreviewed(picture.identity))}
          onError={() => setPreviewed(picture.identity)}
          className={layerClass}
          style={{ ...placeOf(preview), backgroundImage: blurred ? `url("${blurred}")` : 'none' }}
        />
      )}
      {mayLoad && (
        <LastingImage
          identity={useFallback ? `${picture.identity} fallback` : picture.identity}
          src={useFallback ? (picture.fallback ?? picture.src) : picture.src}
          alt={`${picture.label} of ${name}`}
          draggable={false}
          onLoad={() => setLoaded(picture.identity)}
          onError={() => setFailed(picture.identity)}
          className={layerClass}
          style={placeOf(own)}
        />
      )}
    </>
  )
  return (
    <div className="absolute inset-0" style={{ clipPath: clip }}>
      {frame === undefined ? (
        pictures
      ) : (
        <div className="absolute inset-0" style={{ clipPath: frame }}>
          {pictures}
        </div>
      )}
    </div>
  )
}
