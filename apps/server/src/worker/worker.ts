import type { ChildProcess } from 'node:child_process'
import { ServiceError } from '../services/errors.ts'
import { Answer, Progress } from './tasks.ts'

/** One decoding process, seen from the server. It does one task at a time. */
export interface Worker {
  /** Resolves with the child's answer; rejects with `PROCESSING_FAILED` when the child dies, with the signal's reason when aborted. */
  ask(task: unknown, signal: AbortSignal, onProgress?: (progress: number) => void): Promise<Answer>
  /** Ends the process now, whatever it is doing. */
  kill(): void
  readonly alive: boolean
}

/** The last words of a child that died, for the log. */
const keptErrorText = 2000

export function createWorker(
  child: ChildProcess,
  onDeath: (report: { reason: string; stderr: string }) => void,
): Worker {
  let stderr = ''
  let death: string | null = null
  let waiting: PromiseWithResolvers<Answer> | null = null
  let tell: ((progress: number) => void) | undefined

  child.stderr?.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString()).slice(-keptErrorText)
  })
  child.on('message', (message) => {
    const parsed = Answer.safeParse(message)
    const told = parsed.success ? null : Progress.safeParse(message)
    if (parsed.success) waiting?.resolve(parsed.data)
    else if (told?.success) tell?.(told.data.progress)
    else child.kill('SIGKILL')
  })
  child.on('error', (error) => end(error.message))
  child.on('exit', (code, signal) => end(signal ? `killed by ${signal}` : `exited with ${code}`))

  function end(reason: string) {
    if (death !== null) return
    death = reason
    waiting?.reject(
      new ServiceError('PROCESSING_FAILED', 'The image could not be processed: its decoder stopped', {
        details: { reason },
      }),
    )
    onDeath({ reason, stderr })
  }

  return {
    async ask(task, signal, onProgress) {
      signal.throwIfAborted()
      if (death !== null)
        throw new ServiceError('PROCESSING_FAILED', 'The image could not be processed: its decoder is gone')
      waiting = Promise.withResolvers<Answer>()
      tell = onProgress
      // Native code cannot be interrupted; the process can.
      const abort = () => {
        waiting?.reject(signal.reason)
        child.kill('SIGKILL')
      }
      signal.addEventListener('abort', abort, { once: true })
      try {
        child.send(task as object, (error) => error && end(error.message))
        return await waiting.promise
      } finally {
        signal.removeEventListener('abort', abort)
        waiting = null
        tell = undefined
      }
    },
    kill: () => void child.kill('SIGKILL'),
    get alive() {
      return death === null && child.connected && !child.killed
    },
  }
}
