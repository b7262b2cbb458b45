import { setTimeout as delay } from 'node:timers/promises'
import type { Proof } from '../proof.ts'
import { checkFolder } from '../server/check-folder.ts'
import { countAcknowledged, live } from '../server/live.ts'
import type { Operation } from '../server/operations.ts'
import { startServer } from '../server/start-server.ts'
import { sweepFolder } from '../server/sweep-folder.ts'

const people = 4

/**
 * Kills the server with SIGKILL at a random moment under mixed load, `count` times on one folder, and looks after each that the folder holds what
 * it must. People keep their images over the kills, so that old ones are looked at again.
 */
export const proveKill: Proof = async ({ count, createFolder, say }) => {
  const folder = await createFolder('kill')
  const operations: Operation[] = []
  const problems: string[] = []
  let [orphans, images] = [0, 0]
  for (let round = 0; round < count && problems.length === 0; round++) {
    const env = { TESSERA_IMAGES_PER_USER: '1000', TESSERA_COMPRESSIONS_PER_IMAGE: '100' }
    await using server = await startServer({ folder, env })
    const abort = new AbortController()
    const load = Array.from({ length: people }, () => live(server.url, operations, abort.signal))
    const goal = countAcknowledged(operations) + 1 + Math.floor(Math.random() * 40)
    // Anywhere in the work that comes after so many answers.
    while (countAcknowledged(operations) < goal) await delay(5)
    await delay(Math.random() * 20)
    abort.abort()
    await server.kill()
    await Promise.all(load)
    const report = await checkFolder(folder, operations)
    problems.push(...report.problems)
    ;({ orphans, images } = report)
    if (round % 10 === 9) say(`kill: ${round + 1} of ${count}`)
  }
  const swept = await sweepFolder(folder)
  problems.push(...swept.problems)
  const acknowledged = countAcknowledged(operations)
  return {
    passed: problems.length === 0,
    lines: [
      `${count} kills; ${acknowledged} of ${operations.length} operations were acknowledged; ${images} images at the end`,
      `${orphans} blobs of what was cut off had no row; after two sweeps, which removed ${swept.removed}, bytes are those of rows`,
      ...problems,
    ],
  }
}
