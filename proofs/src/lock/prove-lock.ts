import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Proof } from '../proof.ts'
import { register } from '../server/client.ts'
import { makePicture } from '../server/pictures.ts'
import { serverCommand, startServer } from '../server/start-server.ts'

/** What the lock promises, in milliseconds. */
const patience = 2000

/**
 * Starts a second server on a folder that has one, `count` times, every other time in a network namespace of its own, as a second container
 * is: each ends with an exit code within 2 s of its start, and changes nothing.
 */
export const proveLock: Proof = async ({ count, createFolder, say }) => {
  const folder = await createFolder('lock')
  await using server = await startServer({ folder })
  const client = await register(server.url, [])
  await client?.upload(await makePicture())
  // The first one writes its documents behind; once it has, nothing changes unless a second one changes it.
  await settle(folder)
  const before = describeFolder(folder)

  const problems: string[] = []
  const apart = canUnshare()
  if (!apart) problems.push('network namespaces cannot be made here: run it as root')
  let slowest = 0
  for (let round = 0; round < count; round++) {
    const own = apart && round % 2 === 1
    const { code, milliseconds, output } = await startSecond(folder, own)
    slowest = Math.max(slowest, milliseconds)
    const where = own ? 'in its own network' : 'beside it'
    if (code === 0 || code === null) problems.push(`a second server ${where} ended with ${code}`)
    if (!/in use/.test(output)) problems.push(`a second server ${where} said: ${output}`)
    if (milliseconds > patience) problems.push(`a second server ${where} took ${Math.round(milliseconds)} ms`)
    if (describeFolder(folder) !== before) problems.push(`a second server ${where} changed the folder`)
    if (round % 10 === 9) say(`lock: ${round + 1} of ${count}`)
  }
  const isServing = (await client?.ask('GET', '/me'))?.status === 200
  if (!isServing) problems.push('the first server does not answer any more')
  const lines = [
    `${count} second servers, every other one in its own network: the slowest ended after ${Math.round(slowest)} ms`,
  ]
  return { passed: problems.length === 0, lines: [...lines, ...problems] }
}

async function startSecond(folder: string, own: boolean) {
  const [command = '', ...args] = [...(own ? ['unshare', '--net'] : []), ...serverCommand]
  const began = performance.now()
  const child = spawn(command, args, {
    env: { PATH: process.env.PATH, PORT: '0', TESSERA_DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const ends = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const timer = setTimeout(() => child.kill('SIGKILL'), 30_000)
  const code = await ends
  clearTimeout(timer)
  return { code, milliseconds: performance.now() - began, output }
}

function canUnshare(): boolean {
  return spawnSync('unshare', ['--net', 'true']).status === 0
}

async function settle(folder: string): Promise<void> {
  for (let last = '', now = describeFolder(folder); last !== now; now = describeFolder(folder)) {
    last = now
    await new Promise((resolve) => setTimeout(resolve, 3000))
  }
}

/** Names and bytes of all files but the lock's own, which SQLite touches on trying. */
function describeFolder(folder: string): string {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const sums = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('lock.sqlite'))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return `${path} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`
    })
  return sums.sort().join('\n')
}
