import { type KeyboardEvent, type MouseEvent, type ReactElement, useRef, useState } from 'react'
import { type Direction, justifyRows, neighbourOf, type Row } from './justified-rows.ts'
import { type Photo, PhotoTile, type TilePlace } from './photo-tile.tsx'
import { useWidth } from './use-width.ts'

const gap = 3
const nothing: ReadonlySet<string> = new Set()

export interface PhotoGridProps {
  photos: readonly Photo[]
  /** Where nothing can be selected, neither is given. With Shift, all up to the one that was touched last are selected. */
  selected?: ReadonlySet<string>
  onSelect?(ids: readonly string[], isSelected: boolean): void
  /** Enter, or a plain click while nothing is selected; a click with a modifier is left to the browser, which opens a tab. */
  onOpen(id: string): void
  /** The image that was opened last: gets the focus back. */
  start?: string | null
  /** Somebody is about to open something: the time to load what that needs. */
  onApproach?: () => void
}

const directions: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

/** Photographs in justified rows. One of them is in the tab order; arrows move, space selects, Enter opens. */
export function PhotoGrid({
  photos,
  selected = nothing,
  onSelect,
  onOpen,
  start = null,
  onApproach,
}: PhotoGridProps): ReactElement {
  const [measure, width] = useWidth()
  const [current, setCurrent] = useState<string | null>(start)
  const returning = useRef(start)
  const touched = useRef<string | null>(null)
  const tiles = useRef(new Map<string, HTMLAnchorElement>())
  const height = width < 640 ? 132 : 220
  const boxes = photos.map((photo) => ({
    photo,
    // A panorama keeps its height, but never the whole page to itself; what is very tall is cropped likewise.
    aspect: Math.min(4, Math.max(0.5, photo.width / photo.height)),
  }))
  const rows = width > 0 ? justifyRows(boxes, { width, height, gap }) : []
  const { places, total } = placeRows(rows)
  const index = Math.max(
    0,
    photos.findIndex(({ id }) => id === current),
  )

  function toggle(id: string, withAllBetween: boolean): void {
    const [from, to] = [touched.current, id].map((each) => photos.findIndex((photo) => photo.id === each))
    touched.current = id
    if (withAllBetween && from !== undefined && to !== undefined && from !== -1)
      onSelect?.(
        photos.slice(Math.min(from, to), Math.max(from, to) + 1).map((photo) => photo.id),
        true,
      )
    else onSelect?.([id], !selected.has(id))
  }

  function handleKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const focused = photos[index]
    if (event.key === ' ' && focused && onSelect) {
      // A button does this by itself.
      if ((event.target as Element).closest('button')) return
      event.preventDefault()
      toggle(focused.id, event.shiftKey)
      return
    }
    const direction = directions[event.key]
    if (!direction) return
    event.preventDefault()
    const next = photos[neighbourOf(rows, index, direction)]
    if (next) tiles.current.get(next.id)?.focus()
  }

  return (
    <section ref={measure} aria-label="Images" onKeyDown={handleKey} className="min-h-40">
      <ul className="relative" style={{ height: total }}>
        {places.map(({ photo, left, top, width, height }) => (
          <PhotoTile
            key={photo.id}
            photo={photo}
            place={{ left, top, width, height }}
            selected={selected.has(photo.id)}
            selecting={selected.size > 0}
            inTabOrder={photo.id === photos[index]?.id}
            onToggle={onSelect && ((withAllBetween) => toggle(photo.id, withAllBetween))}
            onFocus={() => setCurrent(photo.id)}
            onApproach={onApproach}
            onOpen={(event: MouseEvent) => {
              const isSelecting = onSelect !== undefined && selected.size > 0
              if (event.ctrlKey || event.metaKey || (event.shiftKey && !isSelecting)) return
              event.preventDefault()
              // Enter is a click of which nobody has counted how often, and always opens.
              if (isSelecting && event.detail > 0) toggle(photo.id, event.shiftKey)
              else onOpen(photo.id)
            }}
            linkRef={(element) => {
              if (!element) tiles.current.delete(photo.id)
              else {
                tiles.current.set(photo.id, element)
                if (photo.id === returning.current) {
                  returning.current = null
                  element.focus()
                }
              }
            }}
          />
        ))}
      </ul>
    </section>
  )
}

interface Place extends TilePlace {
  photo: Photo
}

/** One flat list, each tile at its place: what moves to another row stays the same element, and a list stays a list. */
function placeRows(rows: readonly Row<{ photo: Photo; aspect: number }>[]): {
  places: Place[]
  total: number
} {
  let top = 0
  const places: Place[] = []
  for (const { items, height } of rows) {
    let left = 0
    for (const { photo, aspect } of items) {
      const width = height * aspect
      places.push({ photo, left, top, width, height })
      left += width + gap
    }
    top += height + gap
  }
  return { places, total: Math.max(0, top - gap) }
}

/** Stands where the photographs will be, in rows like theirs. */
export function PhotoGridSkeleton(): ReactElement {
  return (
    <div role="status" aria-label="Loading images" className="flex flex-col gap-[3px]">
      {[
        [3, 4, 2, 3],
        [4, 3, 4],
        [2, 3, 3, 4],
      ].map((row) => (
        <div key={row.join()} className="flex h-[132px] gap-[3px] sm:h-[220px]">
          {row.map((share, place) => (
            <div key={place} className="animate-breathe bg-sunken" style={{ flexGrow: share }} />
          ))}
        </div>
      ))}
    </div>
  )
}
