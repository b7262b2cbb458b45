import { configureEngine, ImageError } from '@tessera/core'
import { keptBytes, performTask } from './perform.ts'
import { type Answer, type Progress, Task } from './tasks.ts'

// The entry of a decoding process: one task at a time from the parent, one answer each, until the parent lets go.

// The pool has a process per core, so each is to use one.
configureEngine({ concurrency: 1 })

process.on('message', (message) => {
  answer(message).then(
    (reply) => process.send?.(reply),
    () => process.exit(1),
  )
})
// An exit would wait for the native work that is under way, which can take minutes, and nobody waits for its result.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
// The terminal's Ctrl-C reaches the whole group; the parent decides when its children end.
process.on('SIGINT', () => {})

async function answer(message: unknown): Promise<Answer> {
  try {
    const result = await performTask(Task.parse(message), report)
    return { ok: true, result, ...memory() }
  } catch (error) {
    if (!(error instanceof ImageError)) throw error
    const { code, message: text, details } = error
    return {
      ok: false,
      error: { code, message: text, details: { ...details } },
      ...memory(),
    }
  }
}

function report(progress: number): void {
  process.send?.({ progress } satisfies Progress)
}

function memory() {
  return { residentBytes: process.memoryUsage.rss(), keptBytes: keptBytes() }
}
