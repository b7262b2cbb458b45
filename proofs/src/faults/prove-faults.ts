import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Proof, ProofContext } from '../proof.ts'
import { checkFolder } from '../server/check-folder.ts'
import { type Client, register } from '../server/client.ts'
import type { Operation } from '../server/operations.ts'
import { makePicture } from '../server/pictures.ts'
import { startServer } from '../server/start-server.ts'
import { injectFault } from '../trace/strace.ts'

/** Calls that fail in turn. `write` is also how threads wake each other, which a crash is the answer to; so it is tried less often. */
const calls = ['fsync', 'fdatasync', 'rename', 'pwrite64', 'write'] as const
const faults = ['error=EIO', 'error=ENOSPC', 'signal=SIGKILL'] as const

/** Longer than a life is when nothing fails, in milliseconds. */
const longest = 30_000

interface Life {
  acknowledged: number
  injected: boolean
  /** How often the busiest thread made this call. */
  calls: number
  problems: string[]
}

/** The largest number that strace takes, which no call here has: a life without a fault. */
const never = 65_535

/**
 * Lets one system call of the real server fail: the nth sync, rename and write of each of its threads, with EIO, with ENOSPC, and with SIGKILL.
 * `count` is how many n are tried at most, evenly over as many calls as a life without a fault makes. Whatever the server did then, it
 * must start again without the fault, and have all that it had acknowledged.
 */
export const proveFaults: Proof = async (context) => {
  const problems: string[] = []
  const lines: string[] = []
  for (const call of calls) {
    const whole = await live(context, `${call}:error=EIO:when=${never}`)
    if (whole.problems.length > 0) throw new Error(`Without a fault: ${whole.problems.join(', ')}`)
    const step = Math.max(1, whole.calls / context.count)
    for (const fault of faults) {
      let [injected, acknowledged] = [0, 0]
      for (let at = step; Math.round(at) <= whole.calls; at += step) {
        const n = Math.round(at)
        const life = await live(context, `${call}:${fault}:when=${n}`)
        if (life.injected) injected++
        acknowledged += life.acknowledged
        problems.push(...life.problems.map((problem) => `${call} ${fault} ${n}: ${problem}`))
      }
      lines.push(
        `${call} ${fault}: ${injected} faults of ${whole.calls} places, ${acknowledged} acknowledged in all`,
      )
      context.say(`faults: ${lines.at(-1)}, ${problems.length} problems`)
    }
  }
  return { passed: problems.length === 0, lines: [...lines, ...problems] }
}

/** One life of a server that has this fault. */
async function live(context: ProofContext, fault: string): Promise<Life> {
  const folder = await context.createFolder('faults')
  const log = join(await context.createFolder('trace'), 'trace.log')
  const operations: Operation[] = []
  let isKilled = false
  try {
    // strace counts by thread and call: with one thread for files, the nth call is the nth of all.
    const env = { UV_THREADPOOL_SIZE: '1', TESSERA_WORKERS: '1' }
    await using server = await startServer({ folder, env, under: injectFault(fault, log) })
    const client = await register(server.url, operations)
    if (client) await act(client)
    // Ends it as an operator does, so that documents are written, and may fail.
    const code = await Promise.race([server.stop(), delay(longest)])
    isKilled = code === null
  } catch (error) {
    // It did not start: nothing was acknowledged, and what it left must do for a start without the fault.
    if (!(error instanceof Error && error.message.startsWith('the server ended'))) throw error
    isKilled = error.message.startsWith('the server ended with null')
  }
  const acknowledged = operations.filter((operation) => operation.acknowledged).length
  const trace = readFileSync(log, 'latin1')
  return {
    acknowledged,
    injected: /INJECTED/.test(trace) || (fault.includes('SIGKILL') && isKilled),
    calls: countCalls(trace),
    problems: await check(folder, operations),
  }
}

function countCalls(trace: string): number {
  const counts = new Map<string, number>()
  for (const [, pid = ''] of trace.matchAll(/^(\d+) +\w+\(/gm)) counts.set(pid, (counts.get(pid) ?? 0) + 1)
  return Math.max(0, ...counts.values())
}

async function act(client: Client): Promise<void> {
  const kept = await client.upload(await makePicture())
  if (kept !== null) {
    await client.rename(kept, 'renamed.jpg')
    const id = await client.compress(kept, { format: 'webp', width: 20 })
    if (id !== null) await client.deleteCompression(kept, id)
    await client.compress(kept, { format: 'png', width: 16 })
  }
  const gone = await client.upload(await makePicture())
  if (gone !== null) await client.delete(gone)
}

async function check(folder: string, operations: Operation[]): Promise<string[]> {
  try {
    return (await checkFolder(folder, operations)).problems
  } catch (error) {
    return [`does not start again: ${error instanceof Error ? error.message : error}`]
  }
}
