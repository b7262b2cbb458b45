import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Proof } from '../proof.ts'
import { checkFolder } from '../server/check-folder.ts'
import { countAcknowledged, live } from '../server/live.ts'
import type { Operation } from '../server/operations.ts'
import { startServer } from '../server/start-server.ts'

const people = 4
const tool = fileURLToPath(new URL('../../../packages/db/dist/tool/main.js', import.meta.url))

/**
 * Backs a folder up while people use its server, `count` times, and looks after each at the backup alone: what was acknowledged before it
 * began is there with the same bytes, what was asked meanwhile is there as a whole or not at all, and no row lacks its blob.
 */
export const proveBackup: Proof = async ({ count, createFolder, say }) => {
  const folder = await createFolder('backup-source')
  const operations: Operation[] = []
  const problems: string[] = []
  let [images, before, during] = [0, 0, 0]
  const env = { TESSERA_IMAGES_PER_USER: '1000', TESSERA_COMPRESSIONS_PER_IMAGE: '100' }
  await using server = await startServer({ folder, env })
  for (let round = 0; round < count && problems.length === 0; round++) {
    const abort = new AbortController()
    const load = Array.from({ length: people }, () => live(server.url, operations, abort.signal))
    const goal = countAcknowledged(operations) + 10 + Math.floor(Math.random() * 40)
    while (countAcknowledged(operations) < goal) await delay(5)

    const promised = new Set(operations.filter(({ acknowledged }) => acknowledged))
    const target = join(await createFolder('backup'), 'data')
    const made = await runTool('backup', folder, target)
    const asked = [...operations]
    abort.abort()
    await Promise.all(load)
    before += promised.size
    during += asked.filter((operation) => operation.acknowledged && !promised.has(operation)).length

    const checked = await runTool('check', target)
    if (made.code !== 0 || made.err !== '') problems.push(`backup ended with ${made.code}: ${made.err}`)
    if (checked.code !== 0) problems.push(`check ended with ${checked.code}: ${checked.out}`)
    // What was answered only later may be in the backup or not.
    const view = asked.map((operation) => ({ ...operation, acknowledged: promised.has(operation) }))
    const report = await checkFolder(target, view)
    problems.push(...report.problems)
    images = report.images
    await rm(target, { recursive: true, force: true })
    say(`backup: ${round + 1} of ${count}`)
  }
  return {
    passed: problems.length === 0,
    lines: [
      `${count} backups; ${images} images in the last; ${before} acknowledged operations looked for, ${during} more came while backups ran`,
      ...problems,
    ],
  }
}

async function runTool(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [tool, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await exited, out, err }
}
