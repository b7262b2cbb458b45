import { ImageOff } from 'lucide-react'
import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react'
import { formatSize } from '../figures.ts'
import { LastingImage } from '../lasting-image.tsx'
import { Slider } from '../slider.tsx'
import { useSize } from '../use-size.ts'
import { MissingTiles, type MissingTilesProps, useMissingTiles } from './missing-tiles.tsx'
import { levelOf, type TilePlace, type TilingGeometry, tileSizeAt, tileUrlOf } from './tiling-geometry.ts'
import { visibleCells } from './visible-cells.ts'

export interface TilingMosaicProps extends MissingTilesProps {
  name: string
  tiling: TilingGeometry
  /** The pattern of the tiles' addresses; what is loaded stays when it is renewed. */
  tileUrl: string
}

/** The least and the most pixels of the page that a tile takes. */
const [least, most] = [44, 512]

/** The tiles as what they are: a grid of pictures of their own. Only those in sight are there. */
export function TilingMosaic({ name, tiling, tileUrl, ...missingProps }: TilingMosaicProps): ReactElement {
  const [level, setLevel] = useState(tiling.levels - 1)
  const [gap, setGap] = useState(4)
  const [chosenCell, setCell] = useState<number | null>(null)
  const [at, setAt] = useState<TilePlace>({ level, column: 0, row: 0 })
  const [pointed, setPointed] = useState<TilePlace | null>(null)
  const [offset, setOffset] = useState({ left: 0, top: 0 })
  const missing = useMissingTiles(missingProps)
  const [failed, setFailed] = useState<ReadonlySet<string>>(new Set())
  const scroller = useRef<HTMLElement>(null)
  const room = useSize()
  const grid = levelOf(tiling, level)
  // At first as wide as the page, as far as that can be told apart.
  const fitting = Math.floor((room.size.width - 24) / grid.columns) - gap
  const cell = chosenCell ?? Math.min(256, Math.max(least, fitting))
  const pitch = cell + gap
  const across = visibleCells(grid.columns, { pitch, from: offset.left, length: room.size.width })
  const down = visibleCells(grid.rows, { pitch, from: offset.top, length: room.size.height })
  const said = pointed ?? at
  const shrink = cell / (tiling.tileSize + 2 * tiling.overlap)
  const last = tileSizeAt(tiling, { level, column: grid.columns - 1, row: grid.rows - 1 })

  const focus = useRef(false)
  useEffect(() => {
    if (!focus.current) return
    focus.current = false
    scroller.current?.querySelector<HTMLElement>(`[data-tile="${at.column},${at.row}"]`)?.focus()
  }, [at])

  function handleKey(event: KeyboardEvent): void {
    const steps: Record<string, [number, number]> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
      Home: [-grid.columns, 0],
      End: [grid.columns, 0],
    }
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    const within = (value: number, count: number) => Math.min(count - 1, Math.max(0, value))
    const [column, row] = [within(at.column + step[0], grid.columns), within(at.row + step[1], grid.rows)]
    // Into sight first: what is not there cannot have the focus.
    const { left, top } = reach(scroller.current, { x: column * pitch, y: row * pitch, pitch })
    scroller.current?.scrollTo({ left, top })
    setOffset({ left, top })
    focus.current = true
    setAt({ level, column, row })
  }

  async function retry(): Promise<void> {
    await missing.retry()
    // Those that failed get a new image, which asks again.
    setFailed(new Set())
  }

  function choose(next: number): void {
    setLevel(next)
    setAt({ level: next, column: 0, row: 0 })
    setPointed(null)
    scroller.current?.scrollTo({ left: 0, top: 0 })
  }

  const tiles: TilePlace[] = []
  for (let row = down.first; row <= down.last; row += 1)
    for (let column = across.first; column <= across.last; column += 1) tiles.push({ level, column, row })
  const size = tileSizeAt(tiling, { ...said, level })
  const shown = { column: Math.min(said.column, grid.columns - 1), row: Math.min(said.row, grid.rows - 1) }
  const reachable = tiles.some(({ column, row }) => column === at.column && row === at.row)

  return (
    <div data-bench className="relative flex size-full min-h-0 flex-col bg-bench text-on-bench">
      <section
        ref={(element) => {
          scroller.current = element
          return room.ref(element)
        }}
        aria-label={`Tiles of ${name}: ${grid.columns} columns, ${grid.rows} rows`}
        onScroll={({ currentTarget }) =>
          setOffset({ left: currentTarget.scrollLeft, top: currentTarget.scrollTop })
        }
        onKeyDown={handleKey}
        onPointerLeave={() => setPointed(null)}
        className="flex min-h-0 grow overflow-auto"
      >
        <div
          className="relative m-auto shrink-0"
          style={{
            width: (grid.columns - 1) * pitch + last.width * shrink,
            height: (grid.rows - 1) * pitch + last.height * shrink,
          }}
        >
          {room.size.width > 0 &&
            tiles.map((place) => {
              const { column, row } = place
              const own = tileSizeAt(tiling, place)
              const identity = `${level}/${column}_${row}`
              const src = tileUrlOf(tileUrl, place)
              const isMissing = failed.has(identity)
              const isAt = at.column === column && at.row === row
              return (
                <a
                  key={`${column},${row}`}
                  data-tile={`${column},${row}`}
                  href={src}
                  target="_blank"
                  rel="noreferrer"
                  tabIndex={isAt || (!reachable && place === tiles[0]) ? 0 : -1}
                  aria-label={`Column ${column}, row ${row}${isMissing ? ', could not be loaded' : ''}`}
                  onPointerEnter={() => setPointed(place)}
                  onFocus={() => {
                    setPointed(null)
                    setAt(place)
                  }}
                  className="absolute bg-[oklch(1_0_0/0.05)] outline-offset-0 hover:z-10 hover:outline-2 hover:outline-accent focus-visible:z-10"
                  style={{
                    left: column * pitch,
                    top: row * pitch,
                    width: own.width * shrink,
                    height: own.height * shrink,
                  }}
                >
                  {isMissing ? (
                    <ImageOff
                      aria-hidden
                      strokeWidth={1.5}
                      className="m-auto size-6 h-full max-w-full text-on-bench-quiet"
                    />
                  ) : (
                    <LastingImage
                      identity={identity}
                      src={src}
                      alt=""
                      loading="lazy"
                      decoding="async"
                      draggable={false}
                      onError={() => {
                        setFailed((others) => new Set(others).add(identity))
                        missing.report(src)
                      }}
                      className="size-full"
                    />
                  )}
                </a>
              )
            })}
        </div>
      </section>
      {missing.sentence !== null && (
        <MissingTiles sentence={missing.sentence} onRetry={() => void retry()} className="top-3" />
      )}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-1 border-t border-[oklch(1_0_0/0.1)] px-4 py-1">
        <p className="figures min-w-56 text-13" aria-live="polite">
          column {shown.column}, row {shown.row}
          <span className="text-on-bench-quiet"> · {formatSize(size.width, size.height)}</span>
        </p>
        {tiling.levels > 1 && (
          <label className="flex items-center gap-2 text-13 text-on-bench-quiet">
            Level
            <select
              value={level}
              onChange={(event) => choose(Number(event.target.value))}
              className="figures h-9 rounded-sm border border-[oklch(1_0_0/0.4)] bg-bench px-2 text-13 text-on-bench max-sm:h-11 pointer-coarse:h-11"
            >
              {Array.from({ length: tiling.levels }, (_, index) => tiling.levels - 1 - index).map((value) => {
                const { width, height } = levelOf(tiling, value)
                return (
                  <option key={value} value={value}>
                    {`${value}: ${formatSize(width, height)}`}
                  </option>
                )
              })}
            </select>
          </label>
        )}
        <Measure label="Gap" value={gap} range={[0, 24]} onChange={setGap} />
        <Measure label="Tile" value={cell} range={[least, most]} onChange={setCell} />
      </div>
    </div>
  )
}

function Measure({
  label,
  value,
  range: [min, max],
  onChange,
}: {
  label: string
  value: number
  range: readonly [number, number]
  onChange(value: number): void
}): ReactElement {
  return (
    <div className="flex w-44 items-center gap-3 text-13 text-on-bench-quiet max-sm:w-full">
      <span aria-hidden className="w-9 shrink-0">
        {label}
      </span>
      <Slider label={label} min={min} max={max} value={value} onChange={onChange} />
      <span className="figures w-12 shrink-0 text-right text-on-bench">{value} px</span>
    </div>
  )
}

/** Where to scroll so that a cell is in sight. */
function reach(
  scroller: HTMLElement | null,
  { x, y, pitch }: { x: number; y: number; pitch: number },
): { left: number; top: number } {
  if (!scroller) return { left: 0, top: 0 }
  const { scrollLeft, scrollTop, clientWidth, clientHeight } = scroller
  const into = (now: number, start: number, room: number) =>
    Math.max(Math.min(now, start), start + pitch - room)
  return { left: into(scrollLeft, x, clientWidth), top: into(scrollTop, y, clientHeight) }
}
