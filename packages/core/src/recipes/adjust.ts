import type { z } from 'zod'
import { decimal, fields, flag } from './fields.ts'

type Factor = z.ZodOptional<z.ZodNumber>

type AdjustShape = {
  brightness: Factor
  saturation: Factor
  contrast: Factor
  sharpen: Factor
  blur: Factor
  greyscale: z.ZodOptional<z.ZodBoolean>
}

/**
 * What to do to the resized pixels. `brightness` and `saturation` multiply the lightness and chroma of CIE LCh, `contrast`
 * the distance of each sRGB channel from mid-grey (0-4, 1 changes nothing). `blur` and `sharpen` are the sigma of their
 * Gaussian in output pixels (0.3-100 and 0.3-10). `greyscale` takes the colour out (luma of BT.709), after the
 * blur and before brightness and saturation, sharpen, contrast.
 */
export const Adjust: z.ZodObject<AdjustShape, z.core.$strict> = fields('adjust', {
  brightness: decimal('adjust.brightness', 0, 4).optional(),
  saturation: decimal('adjust.saturation', 0, 4).optional(),
  contrast: decimal('adjust.contrast', 0, 4).optional(),
  sharpen: decimal('adjust.sharpen', 0.3, 10).optional(),
  blur: decimal('adjust.blur', 0.3, 100).optional(),
  greyscale: flag('adjust.greyscale').optional(),
})
export type Adjust = z.infer<typeof Adjust>

/** What is left of it that changes a pixel, in alphabetical order; undefined where nothing is. */
export function canonicalAdjust(adjust: Adjust | undefined): Adjust | undefined {
  if (!adjust) return undefined
  const { blur, brightness, contrast, greyscale, saturation, sharpen } = adjust
  const changes = Object.entries({ blur, brightness, contrast, greyscale, saturation, sharpen }).filter(
    ([field, value]) => {
      if (value === undefined || value === false) return false
      // Grey has no colour to make more or less of.
      if (field === 'saturation' && greyscale) return false
      return !(factors.includes(field) && value === 1)
    },
  )
  return changes.length > 0 ? Object.fromEntries(changes) : undefined
}

const factors = ['brightness', 'contrast', 'saturation']
