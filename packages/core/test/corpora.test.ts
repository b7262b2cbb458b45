import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { compress, configureEngine, inspect, thumbnail, tile, untile } from '../src/index.ts'
import { corpusFile, corpusNames, missingCorpora } from './corpora.ts'
import { describeOutcomes } from './outcomes.ts'
import { measurePeak } from './peak.ts'

it(`corpora: ${missingCorpora ?? 'run'}`, () => {
  // On the screen too: a run without them must not look like a run with them.
  if (missingCorpora) process.stdout.write(`corpora: ${missingCorpora}\n`)
})

if (!missingCorpora) {
  beforeAll(() => configureEngine())

  it.each(corpusNames('not-images'))('not-images/%s is no image', async (name) => {
    await expect(inspect(corpusFile('not-images', name))).rejects.toMatchObject({
      code: 'UNSUPPORTED_FORMAT',
    })
  })

  const [damaged, sound] = [true, false].map((bad) =>
    corpusNames('pngsuite').filter((name) => name.startsWith('x') === bad),
  )

  it.each(damaged ?? [])('pngsuite/%s is refused as damaged', async (name) => {
    const file = corpusFile('pngsuite', name)
    await expect(thumbnail(file)).rejects.toMatchObject({ code: 'BAD_IMAGE' })
    await expect(compress(file, { format: 'webp' })).rejects.toMatchObject({ code: 'BAD_IMAGE' })
  })

  it('pngsuite: all 14 damaged files were tried, and every other one is accepted', async () => {
    expect(damaged).toHaveLength(14)
    for (const name of sound ?? []) {
      const file = corpusFile('pngsuite', name)
      const { width, height } = await inspect(file)
      expect(await compress(file, { format: 'png' }), name).toMatchObject({ width, height })
      expect(await thumbnail(file), name).toMatchObject({ width, height })
    }
  })

  const oriented = corpusNames('sharp').filter((name) => /^(Landscape|Portrait)_\d\.jpg$/.test(name))

  it('tiles put together again are upright, of every orientation that there is', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tessera-corpora-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const orientations = new Set<number>()
    for (const name of oriented) {
      const file = corpusFile('sharp', name)
      orientations.add((await inspect(file)).orientation)
      const { file: zip } = await tile(file, join(folder, 'a.zip'), {
        tileSize: 200,
        format: 'png',
        overlap: 1,
      })
      const { file: mosaic } = await untile(zip, join(folder, 'a.png'))
      const [made, expected] = await Promise.all(
        [sharp(mosaic), sharp(file).autoOrient()].map((image) =>
          image.raw().toBuffer({ resolveWithObject: true }),
        ),
      )
      expect(made?.info, name).toEqual(expected?.info)
      expect(made?.data.equals(expected?.data ?? Buffer.alloc(0)), name).toBe(true)
    }
    expect([...orientations].sort()).toEqual(expect.arrayContaining([1, 2, 3, 4, 5, 6, 7, 8]))
  }, 300_000)

  it('the bombs are refused on their header, or decoded as a stream, in the memory of any small image', async () => {
    const refused = ['TOO_LARGE', 'TOO_LARGE', 'TOO_LARGE']
    const bombs = [
      { file: corpusFile('libvips', '17000x17000.avif'), outcomes: refused },
      { file: corpusFile('sharp', '65536-uint32-limit.png'), outcomes: refused },
      // 280 megapixels, baseline: small versions can be made.
      { file: corpusFile('sharp', 'giant-image.jpg'), outcomes: ['made', 'made', 'TOO_LARGE'] },
    ]
    const small = corpusFile('pngsuite', 'basn2c08.png')
    const [idle, spent] = [
      await measurePeak([small]),
      await measurePeak([small, ...bombs.map(({ file }) => file)]),
    ]
    expect(spent.outcomes.slice(1)).toEqual(bombs.map(({ outcomes }) => outcomes))
    expect(spent.peak - idle.peak).toBeLessThan(64 * 1024 ** 2)
  })

  it('sharp/giant-image.jpg (280 megapixels, baseline) decodes as a stream, but is not encoded as a whole', async () => {
    const file = corpusFile('sharp', 'giant-image.jpg')
    expect(await thumbnail(file)).toMatchObject({ width: 512, height: 358 })
    await expect(compress(file, { format: 'webp' })).rejects.toMatchObject({ code: 'TOO_LARGE' })
    await expect(compress(file, { format: 'jpeg' })).rejects.toMatchObject({ code: 'TOO_LARGE' })
    const palette = compress(file, { format: 'png', palette: true })
    await expect(palette).rejects.toMatchObject({ code: 'TOO_LARGE' })
    expect(await compress(file, { format: 'tiff' })).toMatchObject({ width: 20_000, height: 14_000 })
  })

  describe.each([
    ['Landscape', 600, 450],
    ['Portrait', 450, 600],
  ])('%s', (name, width, height) => {
    it.each([1, 2, 3, 4, 5, 6, 7, 8])('with orientation %i comes out upright', async (orientation) => {
      const shown = async (file: string) => {
        const { data } = await compress(file, { format: 'png' })
        return sharp(data).resize(60, 60, { fit: 'fill' }).removeAlpha().raw().toBuffer()
      }
      const file = corpusFile('sharp', `${name}_${orientation}.jpg`)
      expect(await compress(file, { format: 'webp', quality: 50 })).toMatchObject({ width, height })
      const [actual, expected] = await Promise.all([shown(file), shown(corpusFile('sharp', `${name}_1.jpg`))])
      const difference = actual.reduce(
        (sum, value, index) => sum + Math.abs(value - (expected[index] ?? 0)),
        0,
      )
      expect(difference / actual.length).toBeLessThan(4)
    })
  })

  it('what becomes of every file is what docs/formats.md says (made by `pnpm generate:formats`)', async () => {
    const documented = await readFile(new URL('../../../docs/formats.md', import.meta.url), 'utf8')
    expect((await describeOutcomes()).split('\n')).toEqual(documented.split('\n'))
  }, 300_000)

  it('avif: turned and mirrored pictures are the same as the upright one', async () => {
    const shown = async (name: string) => {
      const { data } = await compress(corpusFile('avif', name), { format: 'png', width: 64 })
      return sharp(data).removeAlpha().raw().toBuffer()
    }
    const expected = await shown('kimono.avif')
    for (const name of [
      'kimono.rotate90.avif',
      'kimono.rotate270.avif',
      'kimono.mirror-horizontal.avif',
      'kimono.mirror-vertical.avif',
      'kimono.mirror-vertical.rotate270.avif',
    ]) {
      const actual = await shown(name)
      const difference = actual.reduce(
        (sum, value, index) => sum + Math.abs(value - (expected[index] ?? 0)),
        0,
      )
      expect(difference / actual.length, name).toBeLessThan(4)
    }
  })
}
