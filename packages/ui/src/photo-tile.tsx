import { Check, LoaderCircle } from 'lucide-react'
import { type MouseEvent, type ReactElement, type Ref, useMemo, useState } from 'react'
import { Bytes } from './bytes.tsx'
import { classNames } from './class-names.ts'
import { LastingImage } from './lasting-image.tsx'
import { drawThumbhash } from './thumbhash-url.ts'

export interface Photo {
  id: string
  name: string
  href: string
  width: number
  height: number
  bytes: number
  thumbhash: string | null
  /** Null while it is being made. */
  thumbnail: string | null
}

/** Pixels, from the top left corner of the grid. */
export interface TilePlace {
  left: number
  top: number
  width: number
  height: number
}

export interface PhotoTileProps {
  photo: Photo
  place: TilePlace
  selected: boolean
  /** Some are selected, so the marks stay in sight. */
  selecting: boolean
  inTabOrder: boolean
  /** Undefined where nothing can be selected. */
  onToggle: ((withAllBetween: boolean) => void) | undefined
  onOpen(event: MouseEvent): void
  onFocus(): void
  onApproach?: (() => void) | undefined
  linkRef: Ref<HTMLAnchorElement>
}

/** About the height of a window. */
const eagerPixels = 900

export function PhotoTile({
  photo,
  place,
  selected,
  selecting,
  inTabOrder,
  onToggle,
  onOpen,
  onFocus,
  onApproach,
  linkRef,
}: PhotoTileProps): ReactElement {
  const [loaded, setLoaded] = useState(false)
  const placeholder = useMemo(() => drawThumbhash(photo.thumbhash), [photo.thumbhash])
  return (
    <li
      className="group absolute overflow-hidden bg-sunken bg-cover"
      style={{ ...place, backgroundImage: placeholder ? `url("${placeholder}")` : 'none' }}
    >
      <a
        ref={linkRef}
        href={photo.href}
        tabIndex={inTabOrder ? 0 : -1}
        onClick={onOpen}
        onFocus={onFocus}
        onPointerEnter={onApproach}
        className="block size-full outline-offset-[-4px] focus-visible:outline-3"
      >
        {photo.thumbnail ? (
          <LastingImage
            identity={photo.id}
            src={photo.thumbnail}
            alt={photo.name}
            draggable={false}
            // What is in sight at first is not to wait for the page to be laid out.
            loading={place.top < eagerPixels ? 'eager' : 'lazy'}
            onLoad={() => setLoaded(true)}
            className={classNames(
              'size-full object-cover transition-opacity',
              !loaded && placeholder && 'opacity-0',
            )}
          />
        ) : (
          <span className="flex size-full items-center justify-center gap-2 text-12 text-quiet">
            <LoaderCircle aria-hidden size={16} strokeWidth={1.5} className="animate-spin" />
            <span className="sr-only">{photo.name}: </span>Making the thumbnail
          </span>
        )}
        <span
          className={classNames(
            'pointer-events-none absolute inset-x-0 bottom-0 flex justify-between gap-3 bg-linear-to-t from-[oklch(0_0_0/0.8)] to-transparent px-3 pt-8 pb-2 text-12 text-[oklch(1_0_0)] opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100',
          )}
        >
          <span className="truncate">{photo.name}</span>
          <Bytes bytes={photo.bytes} />
        </span>
      </a>
      {/* Outside the link: a control within a control could not be reached. The frame is drawn over the picture. */}
      <span
        aria-hidden
        className={classNames(
          'pointer-events-none absolute inset-0 transition-shadow',
          selected &&
            'inset-ring-3 inset-ring-accent outline outline-offset-[-4px] outline-[oklch(0_0_0/0.6)]',
        )}
      />
      {onToggle && (
        <button
          type="button"
          aria-pressed={selected}
          aria-label={`Select ${photo.name}`}
          tabIndex={inTabOrder ? 0 : -1}
          onFocus={onFocus}
          onClick={(event) => onToggle(event.shiftKey)}
          className="absolute top-0 left-0 flex size-11 items-center justify-center outline-offset-[-6px]"
        >
          <span
            className={classNames(
              'flex size-5 items-center justify-center rounded-full border transition-opacity',
              selected
                ? 'border-accent bg-accent text-on-accent'
                : 'border-[oklch(1_0_0)] bg-[oklch(0_0_0/0.35)] text-transparent shadow-[0_0_2px_oklch(0_0_0/0.6)]',
              !selected &&
                !selecting &&
                'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100',
            )}
          >
            <Check aria-hidden size={14} strokeWidth={2.5} />
          </span>
        </button>
      )}
    </li>
  )
}
