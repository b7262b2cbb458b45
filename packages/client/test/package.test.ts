import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newClient } from '../../../apps/server/test/client.ts'
import { photograph } from '../../../apps/server/test/pictures.ts'
import { startServer } from '../../../apps/server/test/server-process.ts'
import { heavyPhotograph } from '../../../apps/server/test/tus-requests.ts'
import { describePackage } from '../../core/test/describe-package.ts'
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

// Nothing of the server is in it: that would be an import that it does not depend on.
describePackage(() => ({ archive, installed }), {
  entryPoints: ['.', './uploads', './links', './node', './package.json'],
  modules: 15,
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
