import { Check } from 'lucide-react'
import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react'
import { Button } from './button.tsx'
import { CropFrame } from './crop-frame.tsx'
import { applyRatio, type CropRect, isWhole, moveCrop, resizeCrop } from './crop-rect.ts'
import { formatSize } from './figures.ts'
import { turnTransform } from './turn-transform.ts'
import { useSize } from './use-size.ts'
import type { Point, Size } from './zoom.ts'

export interface CropViewProps {
  name: string
  src: string
  /** Shown where the browser cannot show the picture itself. */
  fallback: string | null
  /** Of the upright picture, in pixels. */
  width: number
  height: number
  /** Degrees clockwise; the part is one of the turned picture. */
  rotate: number
  /** What is kept now; null is all of it. */
  crop: CropRect | null
  onApply(crop: CropRect | null): void
  onCancel(): void
}

const ratios = [
  { name: 'Free', of: () => null },
  { name: 'As it is', of: ({ width, height }: Size) => width / height },
  ...['1:1', '5:4', '4:3', '3:2', '16:9', '2:1'].map((name) => ({
    name,
    of: ({ width, height }: Size) => {
      const [long = 1, short = 1] = name.split(':').map(Number)
      return width >= height ? long / short : short / long
    },
  })),
]

/** Pixels of the screen for a key; a single pixel of the picture with Ctrl or Cmd. */
const keyStep = 8
const arrows: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** Chooses the part of a picture that is kept: by dragging, or by the arrow keys. */
export function CropView({
  name,
  src,
  fallback,
  width,
  height,
  rotate,
  crop,
  onApply,
  onCancel,
}: CropViewProps): ReactElement {
  const size = rotate % 180 === 0 ? { width, height } : { width: height, height: width }
  const [rect, setRect] = useState<CropRect>(crop ?? { left: 0, top: 0, ...size })
  const [ratioName, setRatioName] = useState('Free')
  const ratio = ratios.find((choice) => choice.name === ratioName)?.of(size) ?? null
  const [failed, setFailed] = useState(false)
  const stage = useSize()
  const scale = Math.min(stage.size.width / size.width, stage.size.height / size.height, 1)
  const frame = useRef<HTMLElement>(null)
  const ready = scale > 0
  useEffect(() => {
    if (ready) frame.current?.focus({ preventScroll: true })
  }, [ready])
  const apply = () => onApply(isWhole(rect, size) ? null : rect)

  function handleKey(event: KeyboardEvent): void {
    const arrow = event.target === frame.current ? arrows[event.key] : undefined
    if (arrow) {
      const step = event.ctrlKey || event.metaKey ? 1 : Math.max(1, Math.round(keyStep / scale))
      const by = { x: arrow.x * step, y: arrow.y * step }
      const grip = { x: arrow.x === 0 ? 0 : 1, y: arrow.y === 0 ? 0 : 1 } as const
      setRect(event.shiftKey ? resizeCrop(rect, grip, { by, size, ratio }) : moveCrop(rect, by, size))
    } else if (event.key === 'Enter' && event.target === frame.current) apply()
    else if (event.key === 'Escape') onCancel()
    else return
    event.preventDefault()
  }

  return (
    <section
      data-bench
      aria-label="Crop"
      // The grips reach beyond the picture, and would widen a phone's page.
      className="flex size-full min-h-0 flex-col overflow-clip bg-bench text-on-bench"
      onKeyDown={handleKey}
    >
      <div className="min-h-0 grow p-4">
        <div ref={stage.ref} className="flex size-full items-center justify-center">
          {ready && (
            <div
              className="relative touch-none"
              style={{ width: size.width * scale, height: size.height * scale }}
            >
              <div className="absolute inset-0 overflow-hidden">
                <img
                  src={failed && fallback ? fallback : src}
                  onError={() => setFailed(true)}
                  alt={name}
                  draggable={false}
                  className="absolute top-0 left-0 max-w-none origin-top-left"
                  style={{
                    width,
                    height,
                    transform: `scale(${scale}) ${turnTransform({ width, height }, rotate)}`,
                  }}
                />
              </div>
              <CropFrame ref={frame} rect={rect} size={size} scale={scale} ratio={ratio} onChange={setRect} />
            </div>
          )}
        </div>
      </div>
      <div className="flex min-h-14 items-center gap-2 border-t border-[oklch(1_0_0/0.1)] px-3">
        <label className="flex items-center gap-2 text-13">
          <span className="text-on-bench-quiet max-sm:sr-only">Ratio</span>
          <select
            value={ratioName}
            onChange={(event) => {
              setRatioName(event.target.value)
              const next = ratios.find((choice) => choice.name === event.target.value)?.of(size) ?? null
              setRect(applyRatio(rect, { size, ratio: next }))
            }}
            className="h-9 rounded-sm border border-[oklch(1_0_0/0.4)] bg-bench px-2 text-13 text-on-bench max-sm:h-11 pointer-coarse:h-11"
          >
            {ratios.map((choice) => (
              <option key={choice.name}>{choice.name}</option>
            ))}
          </select>
        </label>
        <p aria-live="polite" className="figures ml-1 text-13 whitespace-nowrap text-on-bench-quiet">
          {formatSize(rect.width, rect.height)}
        </p>
        <div className="ml-auto flex gap-1">
          <Button variant="bench" onClick={onCancel}>
            Cancel
          </Button>
          <Button variant="primary" icon={Check} onClick={apply}>
            <span>
              Keep<span className="max-sm:sr-only"> this part</span>
            </span>
          </Button>
        </div>
      </div>
    </section>
  )
}
