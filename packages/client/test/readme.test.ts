import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { newClient } from '../../../apps/server/test/client.ts'
import { photograph } from '../../../apps/server/test/pictures.ts'
import { startServer } from '../../../apps/server/test/server-process.ts'

const example = fileURLToPath(new URL('./readme-client.ts', import.meta.url))

it('walks through the main job as the README of the project shows it', async () => {
  const readme = await readFile(fileURLToPath(new URL('../../../README.md', import.meta.url)), 'utf8')
  expect(/<!-- client -->\n```ts\n([\s\S]*?)```/.exec(readme)?.[1]).toBe(await readFile(example, 'utf8'))
  const folder = await mkdtemp(join(tmpdir(), 'tessera-readme-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const photo = join(folder, 'photo.jpg')
  await writeFile(photo, await photograph({ width: 1200, height: 900 }))
  const server = await startServer()
  const { token } = await newClient(server)
  const { stdout } = await promisify(execFile)(process.execPath, [example, server.url, token, photo])
  expect(stdout).toMatch(/^800 x 600: http:\/\/localhost:\d+\/files\/\S+\/photo\.webp\n$/)
})
