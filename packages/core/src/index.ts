export {
  type CompressionFacts,
  type CompressionResult,
  type CompressOptions,
  compress,
} from './compress.ts'
export { type CurvePoint, curve } from './curve.ts'
export { configureEngine, engineVersion } from './engine.ts'
export { ImageError, type ImageErrorCode, imageErrorCodes } from './errors.ts'
export { type InputFormat, inputFormats } from './format.ts'
export type { ImageInput, TaskOptions } from './input.ts'
export { type ImageFacts, inspect } from './inspect.ts'
export { defaultLimits, type Limits } from './limits.ts'
export { stripMetadata } from './metadata/strip-metadata.ts'
export { placeholder } from './placeholder.ts'
export { openPreview, type Preview, previewKey } from './preview.ts'
export type { MetadataPolicy } from './recipes/index.ts'
export { type RenderManyOptions, type RenderOutcome, renderMany } from './render-many.ts'
export {
  type ThumbnailFacts,
  type ThumbnailOptions,
  type ThumbnailResult,
  thumbnail,
} from './thumbnail.ts'
export type { TilingProgress } from './tiling/count-entries.ts'
export type { TilingManifest } from './tiling/manifest.ts'
export { openTiling, type Tiling } from './tiling/open-tiling.ts'
export type { TilingSource } from './tiling/source.ts'
export { type TileOptions, type TilingResult, tile } from './tiling/tile.ts'
export type { TileEntry } from './tiling/tile-index.ts'
export { type MosaicResult, type UntileOptions, untile } from './tiling/untile.ts'
