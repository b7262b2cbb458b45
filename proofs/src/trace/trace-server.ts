import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import type { Operation } from '../server/operations.ts'
import { type ServerOptions, startServer } from '../server/start-server.ts'
import { findSteps, type Step } from './file-steps.ts'
import { type Call, readTrace } from './read-trace.ts'
import { traceInto } from './strace.ts'

export interface Trace {
  steps: Step[]
  operations: Operation[]
  /** The line of the log at which the first byte of an operation's answer left. */
  answeredAt(operation: Operation): number
}

/** Runs a server under strace while `use` asks it something, and reads what it did. */
export async function traceServer(
  options: ServerOptions & { log: string },
  use: (url: string, operations: Operation[]) => Promise<void>,
): Promise<Trace> {
  const operations: Operation[] = []
  {
    await using server = await startServer({ ...options, under: traceInto(options.log) })
    await use(server.url, operations)
    // Long enough for the documents to be written behind the journal, so that this, too, is in the trace.
    await delay(3000)
    await server.stop()
  }
  const calls = readTrace(await readWhole(options.log))
  const answers = findAnswers(calls)
  return {
    steps: findSteps(calls, options.folder),
    operations,
    answeredAt: ({ requestId }) => {
      const line = answers.get(requestId ?? '')
      if (line === undefined) throw new Error(`The answer to request ${requestId} is not in the trace`)
      return line
    },
  }
}

/** strace ends after the server, and writes its last lines then. */
async function readWhole(log: string): Promise<string> {
  for (let before = -1; ; await delay(300)) {
    const text = readFileSync(log, 'latin1')
    if (text.length === before) return text
    before = text.length
  }
}

/** Where each answer begins, by the id that it carries. */
function findAnswers(calls: Call[]): Map<string, number> {
  const answers = new Map<string, number>()
  for (const { name, args, began } of calls) {
    if (!name.startsWith('write') || !args.includes('"HTTP/1.1 2')) continue
    const id = /X-Request-Id: (\w+)/i.exec(args)?.[1]
    if (id !== undefined) answers.set(id, began)
  }
  return answers
}
