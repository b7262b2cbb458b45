import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inspect } from '@tessera/core'
import sharp from 'sharp'
import { beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { buildTessera, createFolder, main, makePicture, runTessera } from '../test/tessera.ts'

let folder: string

beforeAll(buildTessera, 120_000)

beforeEach(async () => {
  folder = await createFolder()
})

const tessera = (...args: string[]) => runTessera(folder, args)
const picture = (name: string, width?: number, height?: number) =>
  makePicture(join(folder, name), width, height)

it('compresses beside the original, and says what was saved', async () => {
  await picture('photo.png')
  const before = await readFile(join(folder, 'photo.png'))
  const { code, stdout, stderr } = await tessera(
    'compress',
    'photo.png',
    '--format',
    'webp',
    '--width',
    '150',
  )
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/photo\.png.*% smaller.*150 x 100.*photo\.compressed\.webp/)
  expect(await inspect(join(folder, 'photo.compressed.webp'))).toMatchObject({
    format: 'webp',
    width: 150,
    height: 100,
  })
  expect(await readFile(join(folder, 'photo.png'))).toEqual(before)
})

it('keeps the format where it can be written, and what shows where it cannot', async () => {
  await Promise.all([picture('a.png'), picture('b.jpg'), picture('c.tiff')])
  await sharp({
    create: { width: 9, height: 9, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0.5 } },
  })
    .tiff({ compression: 'lzw' })
    .toFile(join(folder, 'd.tiff'))
  expect(await tessera('compress', 'a.png', 'b.jpg', 'c.tiff', 'd.tiff', '-o', 'out')).toMatchObject({
    code: 0,
  })
  expect((await readdir(join(folder, 'out'))).sort()).toEqual(['a.png', 'b.jpg', 'c.jpg', 'd.png'])
})

it('writes gif, tiff and pngs of few colours where they are asked for', async () => {
  await picture('a.png')
  for (const [file, args] of [
    ['a.gif', ['-o', 'a.gif']],
    ['a.compressed.tif', ['-f', 'tiff']],
    ['b.png', ['-o', 'b.png', '--palette']],
  ] as const) {
    expect(await tessera('compress', 'a.png', ...args)).toMatchObject({ code: 0, stderr: '' })
    expect(await inspect(join(folder, file))).toMatchObject({ width: 300, height: 200 })
  }
  expect((await sharp(join(folder, 'b.png')).metadata()).isPalette).toBe(true)
})

it('never overwrites without --force, nor the original at all', async () => {
  await picture('a.jpg')
  expect(await tessera('compress', 'a.jpg', '-o', 'b.webp')).toMatchObject({ code: 0 })
  const first = await readFile(join(folder, 'b.webp'))
  const refused = await tessera('compress', 'a.jpg', '-o', 'b.webp', '-q', '10')
  expect(refused).toMatchObject({ code: 1, stdout: '' })
  expect(refused.stderr).toContain('b.webp is there already (--force overwrites it)')
  expect(await readFile(join(folder, 'b.webp'))).toEqual(first)
  expect(await tessera('compress', 'a.jpg', '-o', 'b.webp', '-q', '10', '--force')).toMatchObject({ code: 0 })
  expect((await readFile(join(folder, 'b.webp'))).length).toBeLessThan(first.length)
  expect(await tessera('compress', 'a.jpg', '-o', 'a.jpg', '--force')).toMatchObject({ code: 1 })
})

it('goes on after a file that fails, and says which and why', async () => {
  await picture('good.png')
  await writeFile(join(folder, 'letter.txt'), 'Dear Sir')
  const { code, stdout, stderr } = await tessera(
    'thumbnail',
    'letter.txt',
    'missing.jpg',
    'good.png',
    '--json',
  )
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
  expect(JSON.parse(stdout)).toEqual([
    {
      input: 'letter.txt',
      error: { code: 'UNSUPPORTED_FORMAT', message: expect.stringContaining('not an image') },
    },
    {
      input: 'missing.jpg',
      error: { code: 'INVALID_INPUT', message: expect.stringContaining('there is none') },
    },
    expect.objectContaining({
      input: 'good.png',
      output: 'good.thumbnail.webp',
      thumbhash: expect.any(String),
    }),
  ])
  const plain = await tessera('inspect', 'letter.txt', 'good.png')
  expect(plain.stdout).toMatch(/good\.png.*png.*300 x 200/)
  expect(plain.stderr).toMatch(
    /^failed letter\.txt: Expected an image in .* but received something that is not an image\n$/,
  )
})

it('does not write two results to one place', async () => {
  await mkdir(join(folder, 'sub'))
  await Promise.all([picture('a.png'), picture('sub/a.png')])
  const { code, stderr } = await tessera('compress', 'a.png', 'sub/a.png', '-o', 'out')
  expect(code).toBe(1)
  expect(stderr).toContain('Two inputs would both be written to out/a.png')
})

it.each([
  [
    ['compress', 'a.jpg', '-q', '101'],
    'Expected integer between 1 and 100 for quality but received 101 of type number',
  ],
  [
    ['compress', 'a.jpg', '-w', 'wide'],
    "Expected integer between 1 and 65535 for width but received 'wide' of type string",
  ],
  [
    ['compress', 'a.jpg', '-f', 'bmp'],
    "Expected one of auto, jpeg, png, webp, avif, gif, tiff, jxl for format but received 'bmp' of type string",
  ],
  [['compress', 'a.jpg', 'b.jpg', '-o', 'there.webp'], 'Expected a folder for --output with several inputs'],
  [
    ['compress', 'a.jpg', '-o', 'x.avif', '-f', 'webp'],
    "Expected an output file name for webp but received 'x.avif'",
  ],
  [['compress'], "missing required argument 'files'"],
  [['shrink', 'a.jpg'], "unknown command 'shrink'"],
  [['compress', 'a.jpg', '--qualty', '5'], "unknown option '--qualty'"],
])('answers %j with exit code 2 and a clear sentence', async (args, sentence) => {
  await writeFile(join(folder, 'there.webp'), '')
  const { code, stdout, stderr } = await tessera(...args)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(sentence)
  expect(stderr).not.toContain('    at ')
})

it('shows examples in its help', async () => {
  for (const args of [['--help'], ['compress', '--help'], ['thumbnail', '--help'], ['inspect', '--help']]) {
    const { code, stdout } = await tessera(...args)
    expect(code).toBe(0)
    expect(stdout).toContain('Examples:\n  tessera ')
  }
})

it('leaves nothing half-written when interrupted', async () => {
  await picture('photo.png')
  // Of so many pixels that it is not done before it is seen to have begun, whatever else the machine is doing.
  const args = ['compress', 'photo.png', '--width', '6000', '--enlarge', '-o', 'out/large.png']
  const child = spawn(process.execPath, [main, ...args], { cwd: folder })
  const ended = once(child, 'exit')
  const errors: string[] = []
  child.stderr.on('data', (text) => errors.push(String(text)))
  // It has begun to write: PNG's encoder makes its file at once.
  const results = () => readdir(join(folder, 'out')).catch((): string[] => [])
  await vi.waitUntil(async () => (await results()).length > 0, { timeout: 60_000, interval: 5 })
  child.kill('SIGINT')
  expect(await ended).toEqual([130, null])
  expect(errors.join('')).toContain('interrupted: 1 of 1 files were not done')
  expect(await results()).toEqual([])
}, 180_000)

it('holds a file to a size that is said as people say it', async () => {
  await picture('photo.png')
  const { code } = await tessera('compress', 'photo.png', '-f', 'webp', '--max-bytes', '3KB')
  expect(code).toBe(0)
  const { length } = await readFile(join(folder, 'photo.compressed.webp'))
  expect(length).toBeLessThanOrEqual(3000)
  expect(length).toBeGreaterThan(2000)
  const wrong = await tessera('compress', 'photo.png', '--max-bytes', 'tiny')
  expect(wrong).toMatchObject({
    code: 2,
    stderr:
      "error: Expected integer between 1 and 1000000000 for maxBytes but received 'tiny' of type string\n",
  })
})

it('holds a file to a similarity, and refuses two goals at once', async () => {
  await picture('photo.png')
  const { stdout } = await tessera('compress', 'photo.png', '-f', 'webp', '--ssim', '0.95', '--json')
  expect(JSON.parse(stdout)[0].ssim).toBeGreaterThanOrEqual(0.95)
  const lossless = await tessera('compress', 'photo.png', '-o', 'exact.webp', '--lossless', '--json')
  expect(JSON.parse(lossless.stdout)[0]).toMatchObject({ format: 'webp', quality: null })
  const both = await tessera('compress', 'photo.png', '--ssim', '0.9', '--lossless')
  expect(both).toMatchObject({
    code: 2,
    stderr:
      'error: Expected at most one of quality, maxBytes, ssim, lossless but received ssim and lossless\n',
  })
})

it('plots size against similarity', async () => {
  await picture('photo.png')
  const { code, stdout } = await tessera('curve', 'photo.png', '--width', '100')
  expect(code).toBe(0)
  for (const sign of ['j', 'w', 'a']) expect(stdout).toMatch(new RegExp(`│.*${sign}`))
  const { stdout: json } = await tessera('curve', 'photo.png', '--width', '50', '--json')
  expect(JSON.parse(json)).toHaveLength(24)
  expect(await tessera('curve', 'missing.png')).toMatchObject({ code: 1 })
  expect(await tessera('curve', 'photo.png', '--width', 'wide')).toMatchObject({
    code: 2,
    stderr: "error: Expected integer between 1 and 4096 for width but received 'wide' of type string\n",
  })
})
