// In one chunk, with the schemas under them: nobody needs these before they have looked at a picture.
export { type RecipeErrors, readDraft } from './recipe/read-draft.ts'
export { readTiling } from './tilings/read-tiling.ts'
