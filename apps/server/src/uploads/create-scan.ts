import { spawn } from 'node:child_process'
import { ImageError } from '@tessera/core/recipes'
import type { Logger } from 'pino'
import { ServiceError } from '../services/errors.ts'

/**
 * Has a program of the operator look at an uploaded file before anything decodes it. Rejects with `BAD_IMAGE` when it refuses the file (it
 * ends with 1), and with `UNAVAILABLE` when it could not tell: it is not there, ended otherwise, or took too long.
 */
export type Scan = (path: string) => Promise<void>

/** What it says is logged, so much of it. */
const outputBytes = 4000

/**
 * `command` is split at spaces and run without a shell, with the file's path as its last argument and nothing but PATH in its
 * environment. Null: there is nothing to run.
 */
export function createScan({
  command,
  seconds,
  searchPath,
  killGroup,
  logger,
}: {
  command: string | null
  seconds: number
  searchPath: string | undefined
  killGroup: (pid: number) => void
  logger: Logger
}): Scan {
  if (command === null) return async () => {}
  const [program = '', ...options] = command.trim().split(/\s+/)

  return async (path) => {
    const child = spawn(program, [...options, path], {
      // A group of its own, so that what it starts ends with it.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: searchPath },
    })
    const ended = new Promise<number | string>((resolve) => {
      child.once('error', (error) => resolve(error.message))
      child.once('exit', (code, signal) => resolve(code ?? signal ?? 'no exit code'))
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      // Where no descriptor was left for them there are none, against their type; the error comes after this.
      stream?.on('data', (chunk: Buffer) => {
        output = (output + chunk.toString()).slice(-outputBytes)
      })
    }
    const timer = setTimeout(() => {
      if (child.pid !== undefined) killGroup(child.pid)
    }, seconds * 1000)
    const end = await ended
    clearTimeout(timer)
    if (end === 0) return
    logger.warn({ program, end, output }, 'the scan of an upload did not pass')
    if (end === 1) {
      throw new ImageError('BAD_IMAGE', 'The scan of uploads on this server refused the file', {
        reason: 'scan',
      })
    }
    throw new ServiceError('UNAVAILABLE', 'The file could not be scanned; try again later', {
      details: { reason: 'scan' },
    })
  }
}
