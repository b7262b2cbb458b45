import sharp from 'sharp'
import { expect, it } from 'vitest'
import { bitmaps } from '../test/bitmaps.ts'
import { gradient } from '../test/images.ts'
import { compress } from './compress.ts'
import { configureEngine, engineVersion } from './engine.ts'
import { inspect } from './inspect.ts'

it('has a version that is safe in a file name and names what makes the pixels', () => {
  expect(engineVersion).toMatch(/^[0-9a-z.-]+$/)
  expect(engineVersion).toContain(sharp.versions.vips)
})

// Last in this file: what it sets holds for the process.
it('switches off the cache and every loader but those of the accepted formats', async () => {
  configureEngine({ concurrency: 1 })
  expect(sharp.concurrency()).toBe(1)
  expect(sharp.cache()).toMatchObject({ memory: { max: 0 }, files: { max: 0 }, items: { max: 0 } })
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
  await expect(sharp(svg).metadata()).rejects.toThrow('unsupported image format')
  const options = { allowSvg: true }
  await expect(inspect(svg, options)).rejects.toMatchObject({ code: 'UNSUPPORTED_FORMAT' })
  configureEngine({ concurrency: 1, allowSvg: true })
  await expect(inspect(svg, options)).resolves.toMatchObject({ format: 'svg', width: 9 })
  configureEngine({ concurrency: 1 })
  for (const format of ['jpeg', 'png', 'webp', 'gif', 'avif', 'tiff'] as const) {
    const input = await gradient(16, 16)[format]().toBuffer()
    expect(await compress(input, { format: 'webp' })).toMatchObject({ width: 16, height: 16 })
  }
  const [bitmap] = Object.values(bitmaps)
  expect(await compress(bitmap?.file ?? '', { format: 'webp' })).toMatchObject({ width: 2, height: 2 })
})
