import { Home, Maximize, Minimize, ZoomIn, ZoomOut } from 'lucide-react'
import { type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react'
import { IconButton } from '../button.tsx'
import { classNames } from '../class-names.ts'
import { MiniMap } from './mini-map.tsx'
import { MissingTiles, type MissingTilesProps, useMissingTiles } from './missing-tiles.tsx'
import { openViewer, type ViewerHandle, type ViewState } from './open-viewer.ts'
import { geometryOf, type TilingGeometry, tileUrlOf } from './tiling-geometry.ts'
import { useFullScreen } from './use-full-screen.ts'
import { useIdle } from './use-idle.ts'
import type { ViewPosition } from './view-position.ts'

export interface TilingViewerProps extends MissingTilesProps {
  name: string
  tiling: TilingGeometry
  /** The pattern of the tiles' addresses, with {level}, {column} and {row}. It may be renewed: what is seen stays. */
  tileUrl: string
  /** Shown until tiles have come, and in the mini-map. */
  thumbnail: string | null
  /** Where to look; when it changes, the view goes there. Null shows all of it. */
  position: ViewPosition | null
  /** The view has come to rest. */
  onPosition(position: ViewPosition): void
  /** Stands over the top of the picture. */
  children?: ReactNode
}

/** A picture of any size, of which only the tiles are loaded that are seen. Wheel, pinch, drag, double click, keys. */
export function TilingViewer({
  name,
  tiling,
  tileUrl,
  thumbnail,
  position,
  onPosition,
  children,
  ...missingProps
}: TilingViewerProps): ReactElement {
  const root = useRef<HTMLElement>(null)
  const stage = useRef<HTMLDivElement>(null)
  const viewer = useRef<ViewerHandle | null>(null)
  const [state, setState] = useState<ViewState | null>(null)
  const missing = useMissingTiles(missingProps)
  const { idle, stir } = useIdle()
  const full = useFullScreen(root)
  const latest = useRef({ tileUrl, thumbnail, onPosition, position, report: missing.report })
  latest.current = { tileUrl, thumbnail, onPosition, position, report: missing.report }
  // Links are renewed under an open viewer: only other tiles are another viewer.
  const key = JSON.stringify(geometryOf(tiling))

  useEffect(() => {
    const element = stage.current
    if (!element) return
    let tiles = 0
    const handle = openViewer({
      element,
      tiling: JSON.parse(key) as TilingGeometry,
      tileUrl: () => latest.current.tileUrl,
      thumbnail: latest.current.thumbnail,
      position: latest.current.position,
      onOpen: () => {
        element.dataset.open = 'true'
      },
      onChange: setState,
      onRest(next) {
        setState(next)
        latest.current.onPosition(next.position)
      },
      onTileLoaded() {
        tiles += 1
        element.dataset.tilesLoaded = String(tiles)
      },
      onTileFailed: (place) => latest.current.report(tileUrlOf(latest.current.tileUrl, place)),
    })
    viewer.current = handle
    // The keys work at once; a frame around the picture is for those who come to it by key.
    root.current?.focus({ preventScroll: true, focusVisible: false } as FocusOptions)
    return () => {
      viewer.current = null
      handle.close()
    }
  }, [key])

  const asked = position && `${position.x} ${position.y} ${position.scale}`
  useEffect(() => {
    if (asked !== null && latest.current.position) viewer.current?.go(latest.current.position)
  }, [asked])

  async function retry(): Promise<void> {
    await missing.retry()
    viewer.current?.retry()
  }

  const keys: Record<string, (handle: ViewerHandle) => void> = {
    '+': (handle) => handle.zoom(1.5),
    '=': (handle) => handle.zoom(1.5),
    '-': (handle) => handle.zoom(1 / 1.5),
    '0': (handle) => handle.home(),
    Home: (handle) => handle.home(),
    f: full.toggle,
    ArrowLeft: (handle) => handle.pan(-0.15, 0),
    ArrowRight: (handle) => handle.pan(0.15, 0),
    ArrowUp: (handle) => handle.pan(0, -0.15),
    ArrowDown: (handle) => handle.pan(0, 0.15),
  }
  function handleKey(event: KeyboardEvent<HTMLElement>): void {
    stir()
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key]
    if (!act || !viewer.current || (event.target as HTMLElement).closest('input, select, textarea')) return
    event.preventDefault()
    act(viewer.current)
  }

  const fading = classNames('transition-opacity duration-500 focus-within:opacity-100', idle && 'opacity-0')
  return (
    <section
      ref={root}
      data-bench
      aria-label={`${name}. Plus and minus zoom, arrows move, 0 shows all, f fills the screen.`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it zooms and pans by keyboard
      tabIndex={0}
      onKeyDown={handleKey}
      onPointerMove={stir}
      onPointerDown={stir}
      className="relative size-full overflow-hidden bg-bench text-on-bench outline-offset-[-4px]"
    >
      <div ref={stage} className="absolute inset-0" />
      <div className={classNames('absolute inset-x-0 top-0', fading)}>{children}</div>
      {missing.sentence !== null && (
        <MissingTiles sentence={missing.sentence} onRetry={() => void retry()} className="top-16" />
      )}
      <div
        className={classNames(
          'pointer-events-none absolute inset-x-3 bottom-3 flex items-end justify-between gap-3 *:pointer-events-auto pb-[env(safe-area-inset-bottom)]',
          fading,
        )}
      >
        <div className="flex items-center rounded-lg bg-[oklch(0_0_0/0.7)] p-1">
          <IconButton
            variant="bench"
            icon={ZoomOut}
            label="Zoom out"
            onClick={() => viewer.current?.zoom(1 / 1.5)}
          />
          <IconButton
            variant="bench"
            icon={ZoomIn}
            label="Zoom in"
            onClick={() => viewer.current?.zoom(1.5)}
          />
          <IconButton
            variant="bench"
            icon={Home}
            label="Show all of it"
            onClick={() => viewer.current?.home()}
          />
          {full.possible && (
            <IconButton
              variant="bench"
              icon={full.on ? Minimize : Maximize}
              label={full.on ? 'Leave the full screen' : 'Fill the screen'}
              onClick={full.toggle}
            />
          )}
          {state && <Strip state={state} tiling={tiling} />}
        </div>
        {state && (
          <MiniMap
            width={tiling.width}
            height={tiling.height}
            thumbnail={thumbnail}
            part={state.part}
            onGo={(x, y) => viewer.current?.centre(x, y)}
          />
        )}
      </div>
    </section>
  )
}

/** What is seen, in figures: how large, of which level, and the tile and pixel in the middle. */
function Strip({
  state: { position, level },
  tiling,
}: {
  state: ViewState
  tiling: TilingGeometry
}): ReactElement {
  const percent = position.scale * 100
  const inside = (value: number, length: number) => Math.min(length - 1, Math.max(0, Math.floor(value)))
  const [x, y] = [inside(position.x, tiling.width), inside(position.y, tiling.height)]
  const factor = level === null ? 1 : 2 ** (tiling.levels - 1 - level)
  const tile = [x, y].map((place) => Math.floor(place / factor / tiling.tileSize))
  return (
    <p className="figures flex gap-4 pr-3 pl-2 text-12 whitespace-nowrap text-on-bench-quiet">
      <span data-zoom className="min-w-10 text-right text-on-bench">
        {percent < 10 ? percent.toFixed(1) : Math.round(percent)} %
      </span>
      <span className="max-sm:hidden">{level === null ? 'Zoom in for tiles' : `level ${level}`}</span>
      {level !== null && <span className="max-md:hidden">{`tile ${tile[0]}, ${tile[1]}`}</span>}
      <span className="max-md:hidden">{`${x.toLocaleString('en')}, ${y.toLocaleString('en')} px`}</span>
    </p>
  )
}
