import { type CompressionRecipeInput, canonicalise, recipeHash } from '@tessera/core/recipes'
import type { CompressionRow, ImageRow } from '@tessera/db'
import { describe, expect, it } from 'vitest'
import { sharedFileOfCompression, sharedFileOfImage, sharedThumbnailOf } from './renditions-of.ts'

const [userId, id, other] = ['a', 'b', 'c'].map((letter) => letter.repeat(26)) as [string, string, string]
const at = '2026-01-01T00:00:00.000Z'

function image(fields: Partial<ImageRow>): ImageRow {
  const known = { sha256: 'a'.repeat(64), md5: null, pages: 1, hasAlpha: false, hasLocation: true }
  const small = { width: 4000, height: 3000, bytes: 1e6, thumbhash: null, thumbnail: null }
  const rest = { tags: [], missing: false, createdAt: at, updatedAt: at }
  return { id, userId, name: 'sea.jpg', format: 'jpeg', ...known, ...small, ...rest, ...fields }
}

function compression(asked: CompressionRecipeInput, format: 'jpeg' | 'avif'): CompressionRow {
  const recipe = canonicalise(asked)
  const facts = { width: 40, height: 30, bytes: 1000, quality: 80, ssim: null, scale: 1, attempts: 1 }
  return {
    id: other,
    imageId: id,
    userId,
    status: 'ready',
    jobId: id,
    recipe,
    recipeHash: recipeHash(recipe),
    engineVersion: '1',
    version: id,
    result: { format, ...facts, originalReturned: false },
    missing: false,
    error: null,
    createdAt: at,
    updatedAt: at,
  }
}

const large = 65 * 2 ** 20

describe('what leaves of an image', () => {
  it('is never the original, which is only rewritten where it can be held in memory', () => {
    for (const format of ['jpeg', 'png', 'webp', 'gif']) {
      const { key, rendition } = sharedFileOfImage(image({ format }))
      expect(rendition).toMatchObject({ making: { kind: 'strip' }, key })
      expect(key).toMatch(new RegExp(`/shared\\.${format === 'jpeg' ? 'jpg' : format}$`))
      expect(rendition.source).toContain('/original.')
      const big = sharedFileOfImage(image({ format, bytes: large }))
      expect(big.rendition.making, format).toMatchObject({ kind: 'compression', recipe: { format } })
      expect(big.key).toBe(key)
    }
  })

  it('is encoded anew, without metadata, to what browsers show where it cannot be rewritten', () => {
    for (const [format, width, made] of [
      ['heic', 4000, 'webp'],
      ['avif', 4000, 'webp'],
      ['tiff', 16_383, 'webp'],
      ['tiff', 16_384, 'jpeg'],
      ['bmp', 60_000, 'jpeg'],
      ['jxl', 4000, 'webp'],
    ] as const) {
      const file = sharedFileOfImage(image({ format, width, name: `sea.${format}` }))
      expect(file.format, format).toBe(made)
      expect(file.name).toMatch(made === 'webp' ? /\.webp$/ : /\.jpg$/)
      const { making } = file.rendition
      expect(making).toMatchObject({ kind: 'compression', recipe: { format: made, quality: 90 } })
      expect(making.kind === 'compression' && making.recipe.metadata).toBeUndefined()
    }
  })
})

describe('what leaves of a compression', () => {
  it('is itself if it kept nothing, else a rendition', () => {
    const plain = compression({ format: 'jpeg' }, 'jpeg')
    expect(sharedFileOfCompression(plain, 'sea.jpg')).toMatchObject({ rendition: null, name: 'sea.jpg' })
    for (const metadata of ['keep', 'keep-without-location'] as const) {
      const jpeg = sharedFileOfCompression(compression({ format: 'jpeg', metadata }, 'jpeg'), 'sea.jpg')
      expect(jpeg).toMatchObject({ format: 'jpeg', rendition: { making: { kind: 'strip' } } })
      const avif = sharedFileOfCompression(compression({ format: 'avif', metadata }, 'avif'), 'sea.jpg')
      expect(avif).toMatchObject({ format: 'webp', rendition: { making: { kind: 'compression' } } })
      for (const file of [jpeg, avif]) expect(file?.key).not.toBe(file?.rendition?.source)
    }
  })

  it('is nothing until it is ready, and its small picture is its own', () => {
    const open = { ...compression({ format: 'jpeg' }, 'jpeg'), status: 'processing' as const, result: null }
    expect(sharedFileOfCompression(open, 'sea.jpg')).toBeNull()
    expect(sharedThumbnailOf(open)).toBeNull()
    const ready = compression({ format: 'jpeg' }, 'jpeg')
    expect(sharedThumbnailOf(ready)?.source).toBe(sharedFileOfCompression(ready, 'sea.jpg')?.key)
  })
})
