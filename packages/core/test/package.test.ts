import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inspect } from '../src/index.ts'
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

it('is a package that publint finds nothing to say about', async () => {
  const manifest = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'))
  const { messages } = await publint({ pkgDir: installed, pack: false, strict: true })
  expect(messages.map((message) => formatMessage(message, manifest))).toEqual([])
})

it('has types that resolve to what is there', async () => {
  const result = await checkPackage(createPackageFromTarballData(await readFile(archive)))
  if (!result.types) throw new Error('Expected types')
  // ESM only: node10 knows no exports, and CommonJS gets the module by import() or by Node's require of ESM.
  const ignored = ['node10', 'node16-cjs']
  const problems = result.problems.filter(
    (problem) => !('resolutionKind' in problem && ignored.includes(problem.resolutionKind)),
  )
  expect(problems).toEqual([])
  expect(Object.keys(result.entrypoints)).toEqual(['.', './recipes', './tilings', './package.json'])
})

it('holds its licence, its README and its sources, and no test', async () => {
  expect((await readdir(installed)).sort()).toEqual(['LICENSE', 'README.md', 'dist', 'package.json', 'src'])
  const files = await readdir(installed, { recursive: true })
  expect(files.filter((name) => /\.test\.|tsbuildinfo/.test(name))).toEqual([])
  expect(await readFile(join(installed, 'LICENSE'), 'utf8')).toMatch(/^MIT License/)
})

it('imports nothing but what it says it depends on', async () => {
  const manifest = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'))
  const known = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })
  const modules = (await readdir(join(installed, 'dist'), { recursive: true })).filter((name) =>
    name.endsWith('.js'),
  )
  expect(modules.length).toBeGreaterThan(30)
  for (const name of modules) {
    const text = await readFile(join(installed, 'dist', name), 'utf8')
    const imported = [...text.matchAll(/(?:from|import\(?) ?'([^'.][^']*)'/g)].map(
      ([, module = '']) => module,
    )
    const foreign = imported.filter(
      (module) =>
        !module.startsWith('node:') && !known.some((one) => module === one || module.startsWith(`${one}/`)),
    )
    expect(foreign, name).toEqual([])
  }
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
