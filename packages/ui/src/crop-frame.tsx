import { type PointerEvent, type ReactElement, type Ref, useRef } from 'react'
import { type CropRect, type Grip, isWhole, moveCrop, resizeCrop } from './crop-rect.ts'
import { formatSize } from './figures.ts'
import type { Point, Size } from './zoom.ts'

const grips: readonly Grip[] = ([-1, 0, 1] as const)
  .flatMap((y) => ([-1, 0, 1] as const).map((x) => ({ x, y })))
  .filter(({ x, y }) => x !== 0 || y !== 0)

const cursors: Record<string, string> = {
  '-1,-1': 'nwse-resize',
  '1,1': 'nwse-resize',
  '1,-1': 'nesw-resize',
  '-1,1': 'nesw-resize',
  '0,-1': 'ns-resize',
  '0,1': 'ns-resize',
  '-1,0': 'ew-resize',
  '1,0': 'ew-resize',
}

interface Drag {
  start: CropRect
  from: Point
  /** Null moves the whole; `draw` begins a new one where the pointer went down. */
  grip: Grip | 'draw' | null
}

/** The part that is kept, over its picture: inside it drags, at its sides and corners it changes, beside it a new one is drawn. */
export function CropFrame({
  ref,
  rect,
  size,
  scale,
  ratio,
  onChange,
}: {
  ref: Ref<HTMLElement>
  rect: CropRect
  size: Size
  /** Pixels of the screen for one of the picture. */
  scale: number
  ratio: number | null
  onChange(rect: CropRect): void
}): ReactElement {
  const drag = useRef<Drag | null>(null)

  function begin(event: PointerEvent<HTMLDivElement>): void {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const box = event.currentTarget.getBoundingClientRect()
    const from = { x: (event.clientX - box.left) / scale, y: (event.clientY - box.top) / scale }
    const target = event.target as HTMLElement
    const held = grips.find(({ x, y }) => target.dataset.grip === `${x},${y}`)
    const inside = target.closest('[data-crop]') !== null && !isWhole(rect, size)
    const grip = held ?? (inside ? null : 'draw')
    drag.current = { grip, from, start: grip === 'draw' ? emptyAt(from, size) : rect }
  }

  function follow(event: PointerEvent<HTMLDivElement>): void {
    if (!drag.current || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    const { start, from, grip } = drag.current
    const box = event.currentTarget.getBoundingClientRect()
    const by = {
      x: (event.clientX - box.left) / scale - from.x,
      y: (event.clientY - box.top) / scale - from.y,
    }
    // A click beside the part is not a part of a pixel.
    if (grip === 'draw' && Math.hypot(by.x, by.y) * scale < 4) return
    const held = grip === 'draw' ? ({ x: by.x < 0 ? -1 : 1, y: by.y < 0 ? -1 : 1 } as const) : grip
    onChange(held ? resizeCrop(start, held, { by, size, ratio }) : moveCrop(start, by, size))
  }

  const place = {
    left: rect.left * scale,
    top: rect.top * scale,
    width: rect.width * scale,
    height: rect.height * scale,
  }
  return (
    <div
      className="absolute inset-0 cursor-crosshair touch-none"
      onPointerDown={begin}
      onPointerMove={follow}
      onPointerUp={() => {
        drag.current = null
      }}
      onPointerCancel={() => {
        drag.current = null
      }}
    >
      <div className="pointer-events-none absolute inset-0 overflow-hidden">
        <div className="absolute shadow-[0_0_0_9999px_oklch(0_0_0/0.6)]" style={place} />
      </div>
      <section
        ref={ref}
        data-crop
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved and sized by the arrow keys
        tabIndex={0}
        aria-label={`Part to keep, ${formatSize(rect.width, rect.height)} pixels at ${rect.left}, ${rect.top}. Arrows move it, with Shift they change its size. Enter keeps it.`}
        className="group absolute cursor-move outline-none"
        style={place}
      >
        <span className="pointer-events-none absolute inset-0 border border-[oklch(1_0_0)] shadow-[0_0_0_1px_oklch(0_0_0/0.4)] group-focus-visible:border-accent" />
        {(['left', 'top'] as const).flatMap((side) =>
          [1, 2].map((third) => (
            <span
              key={`${side} ${third}`}
              className={`pointer-events-none absolute bg-[oklch(1_0_0/0.35)] ${side === 'left' ? 'inset-y-0 w-px' : 'inset-x-0 h-px'}`}
              style={{ [side]: `${(third * 100) / 3}%` }}
            />
          )),
        )}
        {grips.map(({ x, y }) => (
          <span
            key={`${x},${y}`}
            data-grip={`${x},${y}`}
            className="absolute flex size-7 -translate-1/2 items-center justify-center pointer-coarse:size-11"
            style={{ left: `${(x + 1) * 50}%`, top: `${(y + 1) * 50}%`, cursor: cursors[`${x},${y}`] }}
          >
            <span
              className={`pointer-events-none rounded-full bg-[oklch(1_0_0)] shadow-[0_0_0_1px_oklch(0_0_0/0.4)] ${x === 0 ? 'h-1 w-5' : y === 0 ? 'h-5 w-1' : 'size-2.5'}`}
            />
          </span>
        ))}
      </section>
    </div>
  )
}

function emptyAt({ x, y }: Point, { width, height }: Size): CropRect {
  return {
    left: Math.min(width, Math.max(0, x)),
    top: Math.min(height, Math.max(0, y)),
    width: 0,
    height: 0,
  }
}
