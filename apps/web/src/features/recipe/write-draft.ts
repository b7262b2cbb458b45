import type { CompressionRecipe } from '@tessera/core/recipes'
import { type RecipeDraft, standardRecipe } from '@tessera/ui'

/** A recipe as the form shows it: the way back from `readDraft`. */
export function writeDraft(recipe: Partial<CompressionRecipe>): RecipeDraft {
  const { quality, maxBytes, ssim, width, height, effort, frame, adjust = {}, crop } = recipe
  const percent = (factor: number | undefined) => String(Math.round((factor ?? 1) * 10_000) / 100)
  return {
    ...standardRecipe,
    format: recipe.format ?? 'auto',
    goal: maxBytes !== undefined ? 'maxBytes' : ssim !== undefined ? 'ssim' : 'quality',
    quality: textOf(quality) || standardRecipe.quality,
    maxBytes: maxBytes === undefined ? standardRecipe.maxBytes : String(maxBytes / 1000),
    ssim: textOf(ssim) || standardRecipe.ssim,
    lossless: recipe.lossless ?? false,
    width: textOf(width),
    height: textOf(height),
    fit: recipe.fit ?? 'inside',
    enlarge: recipe.enlarge ?? false,
    position: recipe.position ?? 'centre',
    background: recipe.background ?? '',
    rotate: (recipe.rotate ?? 0) as RecipeDraft['rotate'],
    crop: crop ?? null,
    brightness: percent(adjust.brightness),
    saturation: percent(adjust.saturation),
    contrast: percent(adjust.contrast),
    sharpen: String(adjust.sharpen ?? 0),
    blur: String(adjust.blur ?? 0),
    greyscale: adjust.greyscale ?? false,
    metadata: recipe.metadata ?? 'strip',
    effort: textOf(effort),
    frame: frame === undefined ? '' : String(frame + 1),
    palette: recipe.palette ?? false,
  }
}

function textOf(number: number | undefined): string {
  return number === undefined ? '' : String(number)
}
