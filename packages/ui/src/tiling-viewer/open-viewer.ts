import OpenSeadragon from 'openseadragon'
import { paddedSize, type TilePlace, type TilingGeometry, tileUrlOf } from './tiling-geometry.ts'
import type { ViewPosition } from './view-position.ts'

/** How far in: pixels of the page for one of the image. */
const closest = 8
/** Tiles of a flat grid that are shown at a time. A grid has no smaller levels: all of it on one page would be every tile there is. */
const mostFlatTiles = 300

/** The view as it is now. */
export interface ViewState {
  position: ViewPosition
  /** What is seen, in shares of the image from 0 to 1; it may reach beyond. */
  part: { left: number; top: number; width: number; height: number }
  /** The level whose tiles are drawn; null while it is the small rendition. */
  level: number | null
}

export interface ViewerHandle {
  zoom(factor: number): void
  /** Moves by shares of the window. */
  pan(across: number, down: number): void
  home(): void
  go(position: ViewPosition): void
  /** The middle of the view to a place in shares of the image. */
  centre(x: number, y: number): void
  /** Asks again for the tiles that failed. */
  retry(): void
  close(): void
}

export interface ViewerOptions {
  element: HTMLElement
  tiling: TilingGeometry
  /** The pattern of the tiles' addresses as it is at the time: links are renewed while the viewer is open. */
  tileUrl(): string
  thumbnail: string | null
  position: ViewPosition | null
  onOpen(): void
  onChange(state: ViewState): void
  /** The view has come to rest. */
  onRest(state: ViewState): void
  onTileLoaded(): void
  /** A tile could not be had, after two more tries. */
  onTileFailed(place: TilePlace): void
}

/** Opens OpenSeadragon on a tiling. It draws and moves; the buttons, keys and words around it are the component's. */
export function openViewer(options: ViewerOptions): ViewerHandle {
  const { element, tiling, thumbnail, position, onOpen, onChange, onRest, onTileLoaded, onTileFailed } =
    options
  keepStyleOut()
  const size = paddedSize(tiling)
  const viewer = OpenSeadragon({
    element,
    // Every browser has it, and nothing has to be moved to a graphics card that a phone may take away.
    drawer: 'canvas',
    showNavigationControl: false,
    keyboardNavEnabled: false,
    tabIndex: -1,
    visibilityRatio: 0.5,
    constrainDuringPan: true,
    maxZoomPixelRatio: closest,
    minZoomImageRatio: 0.8,
    zoomPerScroll: 1.3,
    animationTime: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 0.5,
    blendTime: 0.1,
    tileRetryMax: 2,
    tileRetryDelay: 1500,
    imageLoaderLimit: 6,
    maxImageCacheCount: 400,
    gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
  })
  const { viewport, world } = viewer
  let tiled: OpenSeadragon.TiledImage | undefined

  function stateNow(): ViewState {
    const zoom = viewport.getZoom(true) * viewport.getContainerSize().x
    const middle = viewport.getCenter(true)
    const seen = viewport.getBounds(true)
    const scale = zoom / size.width
    const share = size.width / tiling.width
    return {
      position: { x: middle.x * size.width, y: middle.y * size.width, scale },
      part: {
        left: seen.x * share,
        top: (seen.y * size.width) / tiling.height,
        width: seen.width * share,
        height: (seen.height * size.width) / tiling.height,
      },
      level: levelAt(scale),
    }
  }

  function levelAt(scale: number): number | null {
    if (tiling.levels === 1) return tooMany() ? null : 0
    const wanted = tiling.levels - 1 + Math.ceil(Math.log2(Math.min(1, scale * devicePixelRatio)))
    return Math.max(0, wanted)
  }

  /** Whether a flat grid would have to load too much of itself. */
  function tooMany(): boolean {
    const { width, height } = viewport.getBounds(true)
    const inTiles = size.width / tiling.tileSize
    return Math.min(width, 1) * Math.min(height, size.height / size.width) * inTiles ** 2 > mostFlatTiles
  }

  function go({ x, y, scale }: ViewPosition, immediately: boolean): void {
    const zoom = (scale * size.width) / viewport.getContainerSize().x
    viewport.zoomTo(zoom, undefined, immediately)
    viewport.panTo(new OpenSeadragon.Point(x / size.width, y / size.width), immediately)
  }

  function follow(): void {
    if (tiling.levels === 1) tiled?.setOpacity(tooMany() ? 0 : 1)
    onChange(stateNow())
  }

  viewer.addHandler('tile-loaded', ({ tiledImage }) => {
    if (tiledImage === tiled) onTileLoaded()
  })
  viewer.addHandler('tile-load-failed', ({ tile: { level, x, y }, tiledImage, maxReached }) => {
    if (tiledImage === tiled && maxReached) onTileFailed({ level, column: x, row: y })
  })
  viewer.addHandler('animation', follow)
  viewer.addHandler('animation-finish', () => onRest(stateNow()))
  viewer.addHandler('resize', follow)

  if (thumbnail)
    viewer.addTiledImage({
      tileSource: { type: 'image', url: thumbnail } as never,
      width: tiling.width / size.width,
      index: 0,
    })
  viewer.addTiledImage({
    tileSource: tileSourceOf(options, size) as never,
    width: 1,
    opacity: tiling.levels === 1 ? 0 : 1,
    success({ item }: { item: OpenSeadragon.TiledImage }) {
      tiled = item
      viewport.goHome(true)
      if (position) go(position, true)
      follow()
      onOpen()
    },
  } as never)

  return {
    zoom(factor) {
      viewport.zoomBy(factor)
      viewport.applyConstraints()
    },
    pan(across, down) {
      const { width, height } = viewport.getBounds()
      viewport.panBy(new OpenSeadragon.Point(across * width, down * height))
      viewport.applyConstraints()
    },
    home: () => void viewport.goHome(),
    go: (next) => go(next, false),
    centre(x, y) {
      const { width, height } = tiling
      viewport.panTo(new OpenSeadragon.Point((x * width) / size.width, (y * height) / size.width))
      viewport.applyConstraints()
    },
    retry: () => tiled?.reset(),
    close() {
      world.removeAll()
      viewer.destroy()
    },
  }
}

function tileSourceOf(
  { tiling, tileUrl }: ViewerOptions,
  { width, height }: { width: number; height: number },
) {
  return {
    width,
    height,
    tileSize: tiling.tileSize,
    tileOverlap: tiling.overlap,
    minLevel: 0,
    maxLevel: tiling.levels - 1,
    // Not a text but how to get it: a tile that is asked for later has the link of later.
    getTileUrl: (level: number, column: number, row: number) => () =>
      tileUrlOf(tileUrl(), { level, column, row }),
    getTileHashKey: (level: number, column: number, row: number) => `${level}/${column}_${row}`,
  }
}

/**
 * OpenSeadragon writes one style element of its own, unless there is one of this mark: the page's policy would refuse and report it. What
 * fails, the component says; the library need not tell the console.
 */
function keepStyleOut(): void {
  const mark = 'data-openseadragon-mobile-css'
  if (!document.querySelector(`style[${mark}]`)) {
    const none = document.createElement('style')
    // Even an empty one is an inline style to the policy.
    none.nonce = document.querySelector<HTMLElement>('[nonce]')?.nonce ?? ''
    none.setAttribute(mark, '')
    document.head.append(none)
  }
  const quiet = () => {}
  Object.assign(OpenSeadragon, {
    console: { log: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet, assert: quiet },
  })
}
