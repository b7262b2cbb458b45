import { ChevronsLeftRight, Maximize, ZoomIn, ZoomOut } from 'lucide-react'
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useMemo,
  useRef,
  useState,
} from 'react'
import { buttonClass, IconButton } from './button.tsx'
import { type Picture, PictureLayer } from './picture-layer.tsx'
import { useStage } from './use-stage.ts'
import type { Size, View } from './zoom.ts'

/** What both pictures show, where that is not the whole original, upright. */
export interface Placement {
  /** Of what is shown, in pixels of the original. */
  size: Size
  /** CSS from pixels of the original to those of what is shown. Null: nobody knows which part it is, so that the result is shown alone. */
  transform: string | null
}

export interface CompareViewProps {
  name: string
  width: number
  height: number
  placement?: Placement | null
  thumbhash: string | null
  original: Picture
  result: Picture | null
  /** Stands over the middle of the stage, such as what is being made. */
  children?: ReactNode
  /** At the two ends of the row of controls. */
  start?: ReactNode
  end?: ReactNode
}

/** An original and a result under one divider; zoom and pan are the same for both. */
export function CompareView({
  name,
  width,
  height,
  placement = null,
  thumbhash,
  original,
  result,
  children,
  start,
  end,
}: CompareViewProps): ReactElement {
  const shown = placement?.size ?? { width, height }
  const alone = result !== null && placement !== null && placement.transform === null
  const picture = useMemo(() => ({ width: shown.width, height: shown.height }), [shown.width, shown.height])
  const stage = useStage(picture)
  const [share, setShare] = useState(50)
  const box = useRef<HTMLDivElement>(null)
  const { view } = stage
  const of = { name, view }
  return (
    <div data-bench className="relative flex size-full min-h-0 flex-col bg-bench text-on-bench">
      <div ref={box} className="relative min-h-0 grow overflow-hidden">
        <section
          ref={stage.ref}
          {...stage.handlers}
          aria-label="Picture. Plus and minus zoom, arrows move, 0 fits, 1 shows every pixel."
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it zooms and pans by keyboard
          tabIndex={0}
          // While everything is in sight there is nothing to pan, and a finger scrolls the page.
          className={`absolute inset-0 outline-offset-[-4px] select-none ${stage.fits ? 'touch-pan-y' : 'touch-none cursor-grab active:cursor-grabbing'}`}
        >
          {!alone && (
            <PictureLayer
              {...of}
              size={{ width, height }}
              transform={placement?.transform ?? ''}
              picture={original}
              placeholder={thumbhash}
              clip={result ? `inset(0 ${100 - share}% 0 0)` : undefined}
              frame={placement?.transform ? frameOf(shown, view) : undefined}
            />
          )}
          {result && (
            <PictureLayer
              {...of}
              size={shown}
              picture={result}
              placeholder={null}
              clip={alone ? undefined : `inset(0 0 0 ${share}%)`}
            />
          )}
        </section>
        {result && (
          <>
            {!alone && <Corner side="left" text={original.label} />}
            <Corner side="right" text={result.figure ? `${result.figure} · ${result.label}` : result.label} />
            {!alone && <Divider share={share} onChange={setShare} box={box} />}
          </>
        )}
        {children}
      </div>
      <div className="flex h-11 items-center justify-center gap-1 border-t border-[oklch(1_0_0/0.1)] px-2">
        {start}
        <IconButton
          variant="bench"
          icon={ZoomOut}
          className="ml-auto"
          label="Zoom out"
          onClick={() => stage.zoom(1 / 1.5)}
        />
        <span className="figures w-14 text-center text-13 text-on-bench-quiet" aria-live="polite">
          {Math.round(stage.view.scale * (globalThis.devicePixelRatio ?? 1) * 100)} %
        </span>
        <IconButton variant="bench" icon={ZoomIn} label="Zoom in" onClick={() => stage.zoom(1.5)} />
        <IconButton variant="bench" icon={Maximize} label="Fit to the window" onClick={stage.fit} />
        <button
          type="button"
          aria-label="1:1, every pixel"
          className={buttonClass('bench', { className: 'mr-auto min-w-11' })}
          onClick={() => stage.actual()}
        >
          1:1
        </button>
        {end}
      </div>
    </div>
  )
}

/** What is shown, as a shape on the stage. */
function frameOf({ width, height }: Size, { x, y, scale }: View): string {
  const [right, bottom] = [x + width * scale, y + height * scale]
  return `polygon(${x}px ${y}px, ${right}px ${y}px, ${right}px ${bottom}px, ${x}px ${bottom}px)`
}

function Corner({ side, text }: { side: 'left' | 'right'; text: string }): ReactElement {
  return (
    <span
      className={`pointer-events-none absolute top-3 max-w-[45%] truncate rounded-sm bg-[oklch(0_0_0/0.6)] px-2 py-0.5 text-12 text-[oklch(1_0_0)] ${side === 'left' ? 'left-3' : 'right-3'}`}
    >
      {text}
    </span>
  )
}

const steps: Record<string, number> = {
  ArrowLeft: -2,
  ArrowDown: -2,
  ArrowRight: 2,
  ArrowUp: 2,
  PageDown: -10,
  PageUp: 10,
}

function Divider({
  share,
  onChange,
  box,
}: {
  share: number
  onChange(share: number): void
  box: { current: HTMLDivElement | null }
}): ReactElement {
  const set = (next: number) => onChange(Math.min(100, Math.max(0, next)))
  function drag(event: PointerEvent): void {
    const area = box.current?.getBoundingClientRect()
    if (area && event.currentTarget.hasPointerCapture(event.pointerId))
      set(((event.clientX - area.left) / area.width) * 100)
  }
  function handleKey(event: KeyboardEvent): void {
    const step = steps[event.key]
    if (step !== undefined) set(share + step)
    else if (event.key === 'Home') set(0)
    else if (event.key === 'End') set(100)
    else return
    event.preventDefault()
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Divider between original and result"
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share)}
      aria-valuetext={`${Math.round(share)} % original, ${100 - Math.round(share)} % result`}
      onKeyDown={handleKey}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      className="group absolute inset-y-0 -ml-5.5 flex w-11 cursor-ew-resize touch-none justify-center outline-none"
      style={{ left: `${share}%` }}
    >
      <span className="h-full w-0.5 bg-[oklch(1_0_0)] shadow-[0_0_0_1px_oklch(0_0_0/0.35)] group-focus-visible:bg-accent" />
      <span className="absolute top-1/2 flex size-9 -translate-y-1/2 items-center justify-center rounded-full bg-[oklch(1_0_0)] text-[oklch(0.185_0_0)] shadow-[0_0_0_1px_oklch(0_0_0/0.35)] outline-offset-2 group-focus-visible:outline-2 group-focus-visible:outline-accent">
        <ChevronsLeftRight aria-hidden size={18} strokeWidth={1.5} />
      </span>
    </div>
  )
}
