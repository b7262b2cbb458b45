import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const entry = fileURLToPath(new URL('../../../apps/server/dist/main.js', import.meta.url))

/** The built server, as a command. */
export const serverCommand: readonly string[] = [process.execPath, entry]

export interface ServerOptions {
  folder: string
  env?: Record<string, string>
  /** A command that the server runs under, with its arguments. It must leave the server its process id. */
  under?: string[]
}

export interface Server extends AsyncDisposable {
  url: string
  pid: number
  /** The exit code; null after a signal. */
  exited: Promise<number | null>
  output(): string
  /** Ends it at once, as a crash would, with everything that it has started. */
  kill(): Promise<void>
  /** Ends it as an operator would. */
  stop(): Promise<number | null>
}

/** Starts the built server as a process of its own. Rejects with what it said when it ends before it listens. */
export async function startServer({ folder, env = {}, under = [] }: ServerOptions): Promise<Server> {
  if (!existsSync(entry)) throw new Error(`${entry} is missing: run the build first`)
  const [command = process.execPath, ...args] = [...under, ...serverCommand]
  const child = spawn(command, args, {
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      TESSERA_DATA_DIR: folder,
      TESSERA_WORKERS: '2',
      TESSERA_RATE_LIMIT_SCALE: '10000',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that what it started ends with it.
    detached: true,
  })
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  // However the proof ends: a server of its own group would live on.
  const killWithProof = () => killGroup(child)
  process.once('exit', killWithProof)
  void exited.then(() => process.off('exit', killWithProof))
  let output = ''
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const address = /running at\s+(http\S+)/.exec(output)?.[1]
      if (address) resolve(address)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('error', reject)
    void exited.then((code) => reject(new Error(`the server ended with ${code}:\n${output}`)))
  })
  const kill = async () => {
    killGroup(child)
    await exited
  }
  return {
    url,
    pid: child.pid ?? 0,
    exited,
    output: () => output,
    kill,
    stop: () => {
      child.kill('SIGTERM')
      return exited
    },
    [Symbol.asyncDispose]: kill,
  }
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
