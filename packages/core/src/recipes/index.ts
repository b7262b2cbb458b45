export { ImageError, type ImageErrorCode, imageErrorCodes } from '../errors.ts'
export { Adjust, canonicalAdjust } from './adjust.ts'
export { canonicalise, recipeHash } from './canonical.ts'
export {
  type AskedFormat,
  askedFormats,
  autoFormats,
  CompressionRecipe,
  type CompressionRecipeInput,
  type Fit,
  fits,
  type Goal,
  goalOf,
  hasQuality,
  type MetadataPolicy,
  maxEffortOf,
  maxSideOf,
  metadataPolicies,
  type OutputFormat,
  outputFormats,
  type Position,
  parseRecipe,
  parseRecipes,
  positions,
} from './compression-recipe.ts'
export { type CurveFormat, CurveRequest, type CurveRequestInput, curveFormats } from './curve-request.ts'
export { colour, decimal, fields, flag, integer, multiple, oneOf } from './fields.ts'
export {
  type MosaicFormat,
  MosaicRequest,
  type MosaicRequestInput,
  mosaicFormats,
} from './mosaic-request.ts'
export { describeIssues, expectedSentence, type FieldIssue } from './sentences.ts'
export {
  boundsOf,
  layOutTiles,
  maxTiles,
  planTiling,
  type TileBounds,
  type TilingLevel,
  type TilingPlan,
} from './tiling-plan.ts'
export {
  canonicaliseTiling,
  parseTilingRecipe,
  type TileFormat,
  type TilingDepth,
  type TilingEdges,
  TilingRecipe,
  type TilingRecipeInput,
  tileFormats,
  tilingDepths,
  tilingEdges,
  tilingHash,
} from './tiling-recipe.ts'
