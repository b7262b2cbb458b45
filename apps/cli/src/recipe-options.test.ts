import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inspect } from '@tessera/core'
import { CompressionRecipe } from '@tessera/core/recipes'
import sharp from 'sharp'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { buildTessera, createFolder, makePicture, runTessera } from '../test/tessera.ts'

let folder: string
beforeAll(buildTessera, 120_000)

beforeEach(async () => {
  folder = await createFolder()
})

const tessera = (...args: string[]) => runTessera(folder, args)

it('has an option for every field of a recipe', async () => {
  const { stdout } = await tessera('compress', '--help')
  const { adjust, ...shape } = CompressionRecipe.shape
  const fields = [...Object.keys(shape), ...Object.keys(adjust.unwrap().shape)]
  const names = fields.map((field) => field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`))
  expect(names.filter((name) => !stdout.includes(`--${name}`))).toEqual([])
})

it('turns, crops, adjusts and frames as it is told', async () => {
  await makePicture(join(folder, 'photo.png'))
  const { code } = await tessera(
    ...['compress', 'photo.png', '-f', 'webp', '--rotate', '90', '--crop', '10,20,100,80'],
    ...['--greyscale', '--contrast', '0.5', '--blur', '2', '--effort', '0', '--background', '#ff0000'],
    ...['-w', '60', '-H', '60', '--fit', 'cover', '--position', 'top', '--frame', '0'],
  )
  expect(code).toBe(0)
  const file = await readFile(join(folder, 'photo.compressed.webp'))
  expect(await inspect(file)).toMatchObject({ width: 60, height: 60 })
  const { channels } = await sharp(file).stats()
  const means = channels.map(({ mean }) => mean)
  expect(Math.max(...means) - Math.min(...means)).toBeLessThan(2)
})

it('keeps metadata as it is told', async () => {
  const photo = sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
  const location = { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 30/1' }
  await photo
    .withExif({ IFD0: { Copyright: 'nobody' }, IFD3: location })
    .jpeg()
    .toFile(join(folder, 'a.jpg'))
  for (const [policy, hasExif, hasLocation] of [
    ['strip', false, false],
    ['keep', true, true],
    ['keep-without-location', true, false],
  ] as const) {
    const output = `${policy}.webp`
    expect(await tessera('compress', 'a.jpg', '--metadata', policy, '-o', output)).toMatchObject({ code: 0 })
    expect(await inspect(join(folder, output))).toMatchObject({ hasExif, hasLocation })
  }
})

it('names the file after the best format, when that is known', async () => {
  await makePicture(join(folder, 'photo.png'), 120, 80)
  const { code, stdout } = await tessera('compress', 'photo.png', '-f', 'auto', '-o', 'out', '--json')
  expect(code).toBe(0)
  const [made] = JSON.parse(stdout)
  expect(await readdir(join(folder, 'out'))).toEqual([made.output.replace('out/', '')])
  expect(await inspect(join(folder, made.output))).toMatchObject({ format: made.format })
  const again = await tessera('compress', 'photo.png', '-f', 'auto', '-o', 'out')
  expect(again.stderr).toContain('is there already (--force overwrites it)')
  expect((await readdir(join(folder, 'out'))).length).toBe(1)
})

it.each([
  [['--crop', '1,2,3'], "error: Expected left,top,width,height for --crop but received '1,2,3'\n"],
  [
    ['--crop', '1,2,3,x'],
    "error: Expected integer between 1 and 65535 for crop.height but received 'x' of type string\n",
  ],
  [
    ['--blur', '0.1'],
    'error: Expected number between 0.3 and 100 for adjust.blur but received 0.1 of type number\n',
  ],
  [
    ['--metadata', 'some'],
    "error: Expected one of strip, keep, keep-without-location for metadata but received 'some' of type string\n",
  ],
  [
    ['-f', 'auto', '-o', 'a.webp'],
    "error: Expected a folder for --output with --format auto but received the file 'a.webp'\n",
  ],
])('answers %j with exit code 2 and a clear sentence', async (args, stderr) => {
  expect(await tessera('compress', 'a.jpg', ...args)).toEqual({ code: 2, stdout: '', stderr })
})

it('plots only what it is asked to', async () => {
  await makePicture(join(folder, 'photo.png'), 90, 60)
  const { stdout } = await tessera('curve', 'photo.png', '--formats', 'webp', '--qualities', '30,60')
  expect(stdout).toContain('w webp, at quality 30 to 60')
  expect(stdout).not.toContain('jpeg')
  const json = await tessera('curve', 'photo.png', '--formats', 'webp', '--qualities', '30,60', '--json')
  expect(JSON.parse(json.stdout)).toHaveLength(2)
  expect(await tessera('curve', 'photo.png', '--formats', 'png')).toMatchObject({
    code: 2,
    stderr: "error: Expected one of jpeg, webp, avif for formats but received 'png' of type string\n",
  })
})
