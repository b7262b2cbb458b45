import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { photograph } from '../test/images.ts'
import { compress } from './compress.ts'
import { inspect } from './inspect.ts'

const small = () => photograph(80, 60).withExif({ IFD0: { Copyright: 'nobody' } })

it('answers with the original, without its metadata, where the output would be larger', async () => {
  const input = await small().jpeg({ quality: 20 }).toBuffer()
  for (const recipe of [{ quality: 95 }, { maxBytes: 100_000 }]) {
    const { data, ...made } = await compress(input, { format: 'jpeg', ...recipe })
    expect(made).toMatchObject({ originalReturned: true, quality: null, ssim: 1, width: 80, scale: 1 })
    expect(data.length).toBeLessThan(input.length)
    expect(await inspect(data)).toMatchObject({ hasExif: false })
  }
  expect(await compress(input, { lossless: true })).toMatchObject({ format: 'jpeg', originalReturned: true })
})

it('answers with a gif that is larger when written again, but not where a format is chosen', async () => {
  // One pixel in two colours, in the fewest blocks there can be.
  const input = Buffer.from('R0lGODdhAQABAIAAAP///////ywAAAAAAQABAAACAkQBADs=', 'base64')
  const { data, ...made } = await compress(input, { format: 'gif' })
  expect(made).toMatchObject({ format: 'gif', originalReturned: true, width: 1, height: 1 })
  expect(data.equals(input)).toBe(true)
  expect((await compress(input, {})).format).not.toBe('gif')
})

it('does so in a file too, and leaves nothing else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-original-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const input = await small().webp({ quality: 5 }).toBuffer()
  const output = join(folder, 'out.webp')
  const { bytes, originalReturned } = await compress(input, { format: 'webp', quality: 100 }, { output })
  expect(originalReturned).toBe(true)
  expect(await readdir(folder)).toEqual(['out.webp'])
  expect((await readFile(output)).length).toBe(bytes)
})

it('makes what was asked for where it is more than fewer bytes', async () => {
  const input = await small().jpeg({ quality: 20 }).toBuffer()
  const turned = await small().withMetadata({ orientation: 6 }).jpeg({ quality: 20 }).toBuffer()
  const wide = await small().withIccProfile('p3').jpeg({ quality: 20 }).toBuffer()
  for (const [source, recipe] of [
    [input, { format: 'png' }],
    [input, { format: 'jpeg', quality: 100, width: 79 }],
    [turned, { format: 'jpeg', quality: 100 }],
    [wide, { format: 'jpeg', quality: 100 }],
  ] as const) {
    expect(await compress(source, recipe)).toMatchObject({ originalReturned: false })
  }
})
