import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inspect } from '../src/index.ts'
import { describePackage } from './describe-package.ts'
import { photograph } from './images.ts'
import { checkTypes, installPackage, packPackage } from './pack.ts'

let folder: string
let archive: string
let installed: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tessera-pack-'))
  const core = fileURLToPath(new URL('..', import.meta.url))
  archive = await packPackage(core, folder)
  installed = await installPackage(archive, { folder: core, into: folder })
}, 300_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

describePackage(() => ({ archive, installed }), {
  entryPoints: ['.', './recipes', './tilings', './package.json'],
  modules: 30,
})

it('does what its README shows', async () => {
  const readme = await readFile(join(installed, 'README.md'), 'utf8')
  const examples = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => code)
  expect(examples.length).toBeGreaterThanOrEqual(2)
  const location = { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 30/1' }
  const photo = photograph(640, 480).withExif({ IFD0: { Copyright: 'nobody' }, IFD3: location })
  await photo.clone().jpeg().toFile(join(folder, 'photo.jpg'))
  await photo.jpeg().toFile(join(folder, 'pano.jpg'))
  const files = examples.map((_, index) => `example-${index}.ts`)
  for (const [index, code] of examples.entries()) await writeFile(join(folder, files[index] ?? ''), code)
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  await checkTypes(files, folder)
  for (const [index, code] of examples.entries()) {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [files[index] ?? ''], {
      cwd: folder,
    })
    expect(stderr).toBe('')
    // What is printed is what the comment behind or below says.
    const said = [...code.matchAll(/^ *console\.log\(.*\)\n? *\/\/ (.*)$/gm)].map(([, line]) => line)
    expect(stdout.split('\n').filter(Boolean)).toEqual(said)
  }
  expect(await inspect(join(folder, 'photo.avif'))).toMatchObject({ format: 'avif' })
  expect(await inspect(join(folder, 'share.jpg'))).toMatchObject({ hasLocation: false, hasExif: true })
  expect(await inspect(join(folder, 'photo.thumbnail.webp'))).toMatchObject({ width: 512 })
  expect(await inspect(join(folder, 'pano.png'))).toMatchObject({ width: 640, height: 480 })
}, 180_000)
