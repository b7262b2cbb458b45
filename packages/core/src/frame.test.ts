import sharp from 'sharp'
import { expect, it } from 'vitest'
import { animation } from '../test/images.ts'
import { compress } from './compress.ts'
import { inspect } from './inspect.ts'

async function greyOf(image: Buffer): Promise<number> {
  return Math.round((await sharp(image).stats()).channels[0]?.mean ?? Number.NaN)
}

it.each(['gif', 'webp'] as const)('takes one frame of a moving %s', async (source) => {
  const input = await animation(source, 3)
  for (const format of ['png', 'webp'] as const) {
    for (const frame of [0, 2]) {
      const { data } = await compress(input, { format, lossless: true, frame })
      expect(await inspect(data)).toMatchObject({ pages: 1, width: 32, height: 24 })
      expect(Math.abs((await greyOf(data)) - (20 + frame * 40))).toBeLessThanOrEqual(3)
    }
  }
  expect(await inspect((await compress(input, { format: 'webp' })).data)).toMatchObject({ pages: 3 })
})

it('takes one page of a document', async () => {
  const grey = (value: number) => ({ r: value, g: value, b: value })
  const pages = await Promise.all(
    [10, 200].map((value) =>
      sharp({ create: { width: 30, height: 20, channels: 3, background: grey(value) } })
        .png()
        .toBuffer(),
    ),
  )
  const input = await sharp(pages, { join: { across: 1, animated: true } })
    .tiff()
    .toBuffer()
  expect(await inspect(input)).toMatchObject({ pages: 2, format: 'tiff' })
  const { data, width } = await compress(input, { format: 'png', frame: 1, width: 15 })
  expect(width).toBe(15)
  expect(await greyOf(data)).toBe(200)
})

it('refuses a frame that is not there', async () => {
  const message = 'Expected integer between 0 and 2 for frame of this image but received 3 of type number'
  await expect(compress(await animation('gif', 3), { frame: 3 })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message,
    details: { issues: [{ field: 'frame', message }] },
  })
})
