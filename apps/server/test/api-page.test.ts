import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { publicCodes, statusOf } from '../src/http/errors.ts'
import { decode, photograph } from './pictures.ts'
import { startServer } from './server-process.ts'

const page = await readFile(new URL('../../../docs/api.md', import.meta.url), 'utf8')

it('is true of docs/api.md: its commands, one after the other, as they stand there', async () => {
  const server = await startServer()
  const cwd = await mkdtemp(join(tmpdir(), 'tessera-api-'))
  onTestFinished(() => rm(cwd, { recursive: true }))
  await writeFile(join(cwd, 'photo.jpg'), await photograph({ width: 1200, height: 900 }))
  const blocks = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block)
  const script = blocks.join('').replaceAll('\n', '\necho\n')
  const { stdout } = await promisify(execFile)('bash', ['-euc', script], {
    cwd,
    env: { ...process.env, TESSERA: server.url },
  })
  const lines = stdout.split('\n').filter((line) => line !== '')
  const [registered, me, preset, again, replayed] = lines
  expect(lines).toHaveLength(5)
  expect(JSON.parse(registered ?? '')).toMatchObject({ user: { username: 'dorothea' } })
  expect(JSON.parse(me ?? '')).toMatchObject({
    user: { username: 'dorothea' },
    quota: { images: { used: 0 } },
  })
  expect(again).toBe(preset)
  expect(replayed?.trim().toLowerCase()).toBe('idempotent-replayed: true')
  const made = await readFile(join(cwd, 'photo.webp'))
  expect(made.length).toBeLessThanOrEqual(20_000)
  expect(await decode(made)).toMatchObject({ format: 'webp' })
})

it('names every code in docs/api.md, with its status', () => {
  const rows = [...page.matchAll(/^\| `([A-Z_]+)` \| (\d+) \|/gm)].map(([, code, status]) => [
    code,
    Number(status),
  ])
  expect(rows.toSorted()).toEqual(publicCodes.map((code) => [code, statusOf(code)]).toSorted())
})
