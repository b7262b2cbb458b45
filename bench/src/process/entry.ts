import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A program of the bench in a process of its own, so that neither its CPU time nor its memory is anybody else's. */
export interface Entry<Request, Reply> extends AsyncDisposable {
  pid: number
  ask(request: Request): Promise<Reply>
}

/** Starts a module that answers each message with one; `environment` is added to this process's own, `options` are node's. */
export function startEntry<Request extends object, Reply>(
  module: URL,
  args: string[],
  { environment = {}, options = [] }: { environment?: Record<string, string>; options?: string[] } = {},
): Entry<Request, Reply> {
  const env = { ...process.env, ...environment }
  const child = fork(fileURLToPath(module), args, {
    env,
    execArgv: options,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const exited = once(child, 'exit')
  return {
    pid: child.pid ?? 0,
    async ask(request) {
      const reply = once(child, 'message').then(([message]) => message as Reply)
      child.send(request)
      const ended = exited.then(([code]) => {
        throw new Error(`${module.pathname} has ended with ${code}`)
      })
      return Promise.race([reply, ended])
    },
    async [Symbol.asyncDispose]() {
      child.kill()
      await exited
    },
  }
}

/** The other side: answers each message of the parent with what `work` makes of it; a failure ends the process. */
export function answerParent<Request, Reply>(work: (request: Request) => Promise<Reply>): void {
  process.on('message', (request) => {
    work(request as Request).then(
      (reply) => process.send?.(reply as object),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
        process.exit(1)
      },
    )
  })
  process.on('disconnect', () => process.exit(0))
}
