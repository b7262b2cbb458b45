import { expect, it } from 'vitest'
import { draftOf, readLimits } from './limits.ts'

it('reads limits back as they were shown, to the byte', () => {
  for (const limits of [{}, { images: 0 }, { images: 12, bytes: 1_234_567, tilingsPerImage: 4 }])
    expect(readLimits(draftOf(limits), limits)).toEqual({ limits, errors: {} })
})

it('takes what was typed, and nothing for what was emptied', () => {
  const present = { images: 3, bytes: 5 * 2 ** 20 }
  const typed = { ...draftOf(present), images: '', megabytes: '1,5', compressionsPerImage: ' 20 ' }
  expect(readLimits(typed, present).limits).toEqual({ bytes: 1_572_864, compressionsPerImage: 20 })
})

it('says which field cannot be read', () => {
  const typed = { images: 'many', megabytes: '-1', compressionsPerImage: '1.5', tilingsPerImage: '2' }
  const { limits, errors } = readLimits(typed, {})
  expect(limits).toBeNull()
  expect(Object.keys(errors)).toEqual(['images', 'compressionsPerImage', 'megabytes'])
})
