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
import { newClient } from '../../../apps/server/test/client.ts'
import { photograph } from '../../../apps/server/test/pictures.ts'
import { startServer } from '../../../apps/server/test/server-process.ts'
import { heavyPhotograph } from '../../../apps/server/test/tus-requests.ts'
import { checkTypes, installPackage, packPackage } from '../../core/test/pack.ts'

const client = fileURLToPath(new URL('..', import.meta.url))
let folder: string
let archive: string
let installed: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tessera-pack-'))
  archive = await packPackage(client, folder)
  installed = await installPackage(archive, {
    folder: client,
    into: folder,
    types: ['@tessera/server'],
  })
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
})

it('holds nothing of the server, and imports nothing but what it says it depends on', async () => {
  expect((await readdir(installed)).sort()).toEqual(['LICENSE', 'README.md', 'dist', 'package.json', 'src'])
  const manifest = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'))
  const known = Object.keys(manifest.dependencies)
  const modules = (await readdir(join(installed, 'dist'), { recursive: true })).filter((name) =>
    name.endsWith('.js'),
  )
  expect(modules.length).toBeGreaterThan(15)
  for (const name of modules) {
    const text = await readFile(join(installed, 'dist', name), 'utf8')
    const imported = [...text.matchAll(/(?:from|import\(?) ?'([^'.#][^']*)'/g)].map(
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
  const server = await startServer()
  const readme = await readFile(join(installed, 'README.md'), 'utf8')
  const examples = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => code)
  expect(examples).toHaveLength(3)
  await writeFile(join(folder, 'photo.jpg'), await photograph())
  await writeFile(join(folder, 'pano.jpg'), await heavyPhotograph(12_000_000, 2))
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  const files = examples.map((_, index) => `example-${index}.ts`)
  for (const [index, code] of examples.entries()) await writeFile(join(folder, files[index] ?? ''), code)
  await checkTypes(files, folder)
  for (const [index, code] of examples.entries()) {
    const { token } = await newClient(server)
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [files[index] ?? ''], {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: folder, TESSERA_URL: server.url, TESSERA_TOKEN: token },
    })
    expect(stderr).toBe('')
    // What is printed is what the comment below says.
    const said = [...code.matchAll(/console\.log\(.*\)\n *\/\/ (.*)$/gm)].map(([, line]) => line)
    expect(stdout.split('\n').filter(Boolean)).toEqual(said)
  }
}, 180_000)
