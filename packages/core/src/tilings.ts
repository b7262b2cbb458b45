// Reading archives of tiles, without native code: a server that only delivers them need not load libvips.
export { openTiling, type Tiling } from './tiling/open-tiling.ts'
export type { TilingSource } from './tiling/source.ts'
