import { Button, buttonClass, classNames } from '@tessera/ui'
import { type TilingGeometry, TilingMosaic, TilingViewer } from '@tessera/ui/tiling-viewer'
import { Download, Grid3x3, ZoomIn } from 'lucide-react'
import type { ReactNode } from 'react'
import { downloadOf, patternOnThisOrigin } from '../../lib/links.ts'
import { explainMissingTile } from './explain-missing-tile.ts'
import { useAddressPosition } from './use-address-position.ts'

export interface PanoramaProps {
  name: string
  /** Beside the name: what the tiles are. */
  words: string
  tiling: TilingGeometry
  urls: { tile: string; zip: string }
  thumbnail: string | null
  mosaic: boolean
  /** Where one came from, at the very left; or null. */
  back: ReactNode
  onMosaic(mosaic: boolean): void
  /** Asks for new links, when tiles could not be had. */
  onRenew(): Promise<unknown>
}

/** A tiling over the whole window: to zoom into, or as the grid that it is. */
export function Panorama({
  name,
  words,
  tiling,
  urls,
  thumbnail,
  mosaic,
  back,
  onMosaic,
  onRenew,
}: PanoramaProps) {
  const address = useAddressPosition()
  const bar = (
    <header
      className={classNames(
        'flex items-center gap-1 px-2 pt-2 text-on-bench sm:px-3',
        mosaic
          ? 'border-b border-[oklch(1_0_0/0.1)] pb-2'
          : 'bg-linear-to-b from-[oklch(0_0_0/0.7)] to-transparent pb-6',
      )}
    >
      {back}
      <h1 className={classNames('min-w-0 truncate text-14 font-medium', back === null && 'pl-2')}>{name}</h1>
      <p className="figures ml-3 truncate text-13 text-on-bench-quiet max-sm:hidden">{words}</p>
      <div className="ml-auto flex gap-1">
        <Button variant="bench" icon={mosaic ? ZoomIn : Grid3x3} onClick={() => onMosaic(!mosaic)}>
          {mosaic ? 'Zoom' : 'Mosaic'}
        </Button>
        <a
          href={downloadOf(urls.zip)}
          aria-label="Download all tiles as a zip"
          title="Download all tiles as a zip"
          className={buttonClass('bench', { shape: 'icon' })}
        >
          <Download aria-hidden size={18} strokeWidth={1.5} />
        </a>
      </div>
    </header>
  )
  const shown = {
    name,
    tiling,
    tileUrl: patternOnThisOrigin(urls.tile),
    explainMissing: explainMissingTile,
    onRetry: onRenew,
  }
  return (
    <main tabIndex={-1} data-bench className="flex h-dvh flex-col bg-bench outline-none">
      {mosaic ? (
        <>
          {bar}
          <div className="min-h-0 grow">
            <TilingMosaic {...shown} />
          </div>
        </>
      ) : (
        <TilingViewer {...shown} thumbnail={thumbnail} position={address.position} onPosition={address.write}>
          {bar}
        </TilingViewer>
      )}
    </main>
  )
}
