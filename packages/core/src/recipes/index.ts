export { ImageError, type ImageErrorCode, imageErrorCodes } from '../errors.ts'
export { canonicalise, recipeHash } from './canonical.ts'
export {
  type AskedFormat,
  askedFormats,
  CompressionRecipe,
  type CompressionRecipeInput,
  type Fit,
  fits,
  type Goal,
  goalOf,
  hasQuality,
  maxSideOf,
  type OutputFormat,
  outputFormats,
  parseRecipe,
} from './compression-recipe.ts'
export { decimal, fields, flag, integer, oneOf } from './fields.ts'
export { describeIssues, expectedSentence, type FieldIssue } from './sentences.ts'
