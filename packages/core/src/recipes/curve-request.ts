import { z } from 'zod'
import { fields, integer, oneOf } from './fields.ts'

/** The formats that have a quality to choose. */
export const curveFormats = ['jpeg', 'webp', 'avif'] as const
export type CurveFormat = (typeof curveFormats)[number]

type CurveShape = {
  formats: z.ZodDefault<z.ZodArray<z.ZodEnum<{ [Format in CurveFormat]: Format }>>>
  qualities: z.ZodDefault<z.ZodArray<z.ZodInt>>
  width: z.ZodDefault<z.ZodInt>
}

/** What to try for a curve: lossy formats, qualities from 1 to 100, and the width in pixels that it is tried at. */
export const CurveRequest: z.ZodObject<CurveShape, z.core.$strict> = fields('curve', {
  formats: z
    .array(oneOf('formats', curveFormats))
    .min(1)
    .max(curveFormats.length)
    .default([...curveFormats]),
  qualities: z
    .array(integer('qualities', 1, 100))
    .min(1)
    .max(100)
    .default([20, 30, 40, 50, 60, 70, 80, 90]),
  width: integer('width', 1, 4096).default(1280),
})
export type CurveRequest = z.infer<typeof CurveRequest>
export type CurveRequestInput = z.input<typeof CurveRequest>
