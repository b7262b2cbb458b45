import type { PointerEvent, ReactElement } from 'react'
import type { ViewState } from './open-viewer.ts'

/** Pixels of its longer side. */
const side = 168

/** The whole picture, small, with what is seen of it. For the keyboard there are the arrows, so that it is for pointers only. */
export function MiniMap({
  width,
  height,
  thumbnail,
  part,
  onGo,
}: {
  width: number
  height: number
  thumbnail: string | null
  part: ViewState['part']
  /** A place in shares of the image. */
  onGo(x: number, y: number): void
}): ReactElement | null {
  if (part.width >= 1 && part.height >= 1) return null
  const scale = side / Math.max(width, height)
  function go(event: PointerEvent<HTMLElement>): void {
    const box = event.currentTarget.getBoundingClientRect()
    onGo((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height)
  }
  const [left, top] = [Math.max(0, part.left), Math.max(0, part.top)]
  const [right, bottom] = [Math.min(1, part.left + part.width), Math.min(1, part.top + part.height)]
  return (
    <div
      aria-hidden
      data-mini-map
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        go(event)
      }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && go(event)}
      className="relative cursor-pointer touch-none overflow-hidden rounded-sm bg-bench bg-cover shadow-[0_0_0_1px_oklch(1_0_0/0.3),0_4px_16px_oklch(0_0_0/0.5)]"
      style={{
        width: Math.max(24, width * scale),
        height: Math.max(24, height * scale),
        backgroundImage: thumbnail ? `url("${thumbnail}")` : 'none',
        backgroundSize: '100% 100%',
      }}
    >
      <span
        className="pointer-events-none absolute min-h-1.5 min-w-1.5 border border-accent shadow-[0_0_0_999px_oklch(0_0_0/0.45)]"
        style={{
          left: `${left * 100}%`,
          top: `${top * 100}%`,
          width: `${Math.max(0, right - left) * 100}%`,
          height: `${Math.max(0, bottom - top) * 100}%`,
        }}
      />
    </div>
  )
}
