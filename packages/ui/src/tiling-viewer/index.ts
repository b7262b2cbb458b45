export type { TilingGeometry } from './tiling-geometry.ts'
export { TilingMosaic, type TilingMosaicProps } from './tiling-mosaic.tsx'
export { TilingViewer, type TilingViewerProps } from './tiling-viewer.tsx'
export { readPosition, type ViewPosition, writePosition } from './view-position.ts'
