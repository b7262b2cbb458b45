import type { z } from 'zod'
import { defaultQuality } from './compression-recipe.ts'
import { fields, integer, oneOf } from './fields.ts'

/** What a mosaic can be put together as. PNG and TIFF lose nothing. */
export const mosaicFormats = ['png', 'jpeg', 'tiff', 'webp'] as const
export type MosaicFormat = (typeof mosaicFormats)[number]

type MosaicShape = {
  format: z.ZodDefault<z.ZodEnum<{ [Format in MosaicFormat]: Format }>>
  quality: z.ZodDefault<z.ZodInt>
}

/** How tiles become one image again: `format` (png), and `quality` 1-100 of jpeg and webp (80). */
export const MosaicRequest: z.ZodObject<MosaicShape, z.core.$strict> = fields('mosaic', {
  format: oneOf('format', mosaicFormats).default('png'),
  quality: integer('quality', 1, 100).default(defaultQuality),
})
export type MosaicRequest = z.infer<typeof MosaicRequest>
export type MosaicRequestInput = z.input<typeof MosaicRequest>
