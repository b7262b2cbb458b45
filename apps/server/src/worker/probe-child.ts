import type { ChildProcess } from 'node:child_process'
import { ServiceError } from '../services/errors.ts'
import { results } from './tasks.ts'
import { createWorker } from './worker.ts'

/**
 * What one task may allocate beyond an idle process, in bytes: 12 megapixels as AVIF take 600 MB of it, 98 as JPEG 670, and a bomb that
 * would take 1.3 GB ends as an error (docs/decisions/004).
 */
const taskBytes = 1024 * 2 ** 20

export interface ChildFacts {
  engineVersion: string
  /** The limit for processes that work: what they have at the start, which differs by 500 MB between versions of Node, and a task's worth. */
  dataBytes: number | null
}

/** Starts one process without a limit and asks it what it is. Throws `UNAVAILABLE` where none can be started. */
export async function probeChild(spawn: () => ChildProcess): Promise<ChildFacts> {
  let death = 'it did not answer'
  const worker = createWorker(spawn(), ({ reason, stderr }) => {
    death = `${reason}\n${stderr}`
  })
  try {
    const answer = await worker.ask({ kind: 'version' }, AbortSignal.timeout(30_000))
    if (!answer.ok) throw new Error(answer.error.message)
    const { engineVersion, dataBytes } = results.version.parse(answer.result)
    return { engineVersion, dataBytes: dataBytes === null ? null : dataBytes + taskBytes }
  } catch (cause) {
    throw new ServiceError('UNAVAILABLE', `No process that decodes images can be started: ${death}`, {
      cause,
    })
  } finally {
    worker.kill()
  }
}
