import { CompressionRecipe, type OutputFormat, outputFormats, TilingRecipe } from '@tessera/core/recipes'
import { z } from 'zod'
import { Bytes, Id, Pixels, RowError, Sha256, Timestamp } from './fields.ts'
import { JobStatus } from './jobs.ts'

/** What every output of an image has, whichever kind it is. */
export interface OutputRow {
  id: string
  imageId: string
  userId: string
  status: JobStatus
  jobId: string
  recipeHash: string
  engineVersion: string
  /** Whether it is ready and its blob was looked for and is not there. */
  missing: boolean
  error: RowError | null
  createdAt: string
  updatedAt: string
}
const outputFields = {
  id: Id,
  imageId: Id,
  userId: Id,
  status: JobStatus,
  jobId: Id,
  recipeHash: Sha256,
  engineVersion: z.string(),
  missing: z.boolean(),
  error: RowError.nullable(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
}

/** What a ready compression turned out to be. */
export interface CompressionResult {
  format: OutputFormat
  width: number
  height: number
  bytes: number
  quality: number | null
  ssim: number | null
  /** 1 unless the output had to be scaled down further to fit. */
  scale: number
  /** Encodes that were tried. */
  attempts: number
  originalReturned: boolean
}
export const CompressionResult: z.ZodType<CompressionResult> = z.object({
  format: z.enum(outputFormats),
  width: Pixels,
  height: Pixels,
  bytes: Bytes,
  quality: z.int().min(1).max(100).nullable(),
  ssim: z.number().min(0).max(1).nullable(),
  scale: z.number().positive().max(1),
  attempts: z.int().positive(),
  originalReturned: z.boolean(),
})

export interface CompressionRow extends OutputRow {
  recipe: CompressionRecipe
  /** The write-once part of the blob's key; a compression made again gets another. */
  version: string
  result: CompressionResult | null
}
export const CompressionRow: z.ZodType<CompressionRow> = z.object({
  ...outputFields,
  recipe: CompressionRecipe,
  version: Id,
  result: CompressionResult.nullable(),
})

/** What a ready tiling turned out to be. */
export interface TilingResult {
  /** Of the full image, the last level. */
  columns: number
  rows: number
  levels: number
  /** Of the archive. */
  bytes: number
}
export const TilingResult: z.ZodType<TilingResult> = z.object({
  columns: z.int().positive(),
  rows: z.int().positive(),
  levels: z.int().positive(),
  bytes: Bytes,
})

export interface TilingRow extends OutputRow {
  recipe: TilingRecipe
  result: TilingResult | null
}
export const TilingRow: z.ZodType<TilingRow> = z.object({
  ...outputFields,
  recipe: TilingRecipe,
  result: TilingResult.nullable(),
})
