import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Folders, workspace } from '../folders.ts'

/** A server in a process of its own. */
export interface Server extends AsyncDisposable {
  pid: number
  /** Origin, without a slash at its end. */
  url: string
  /** What it writes to its standard output. */
  log: string
}

/** The real server, as `npm start` runs it, on a free port and a new data folder, or the given one; settings that are not given are the defaults. */
export async function startTessera(
  folders: Folders,
  settings: Record<string, string>,
  dataFolder?: string,
): Promise<Server> {
  const TESSERA_DATA_DIR = dataFolder ?? (await folders.create('data'))
  const entry = join(workspace, 'apps/server/dist/main.js')
  // What is measured is the server's speed, not its patience.
  const environment = { TESSERA_RATE_LIMIT_SCALE: '10000', ...settings, TESSERA_DATA_DIR }
  return startServer(folders, { args: [entry], environment })
}

/** A server of the bench itself; it gets an address of its own and says it as Tessera does. */
export function startBareServer(folders: Folders, module: URL, args: string[]): Promise<Server> {
  return startServer(folders, { args: [fileURLToPath(module), ...args], environment: {} })
}

async function startServer(
  folders: Folders,
  { args, environment }: { args: string[]; environment: Record<string, string> },
): Promise<Server> {
  // Into a file, as behind a service manager: a pipe would have the bench spend time on what the server logs.
  const log = join(await folders.create('log'), 'stdout')
  await using file = await open(log, 'w')
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0', ...environment },
    stdio: ['ignore', file.fd, 'inherit'],
  })
  const exited = once(child, 'exit')
  return {
    pid: child.pid ?? 0,
    url: await addressIn(log, child),
    log,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM')
      await exited
    },
  }
}

async function addressIn(log: string, child: ChildProcess): Promise<string> {
  while (child.exitCode === null) {
    const port = /http:\/\/(?:localhost|127\.0\.0\.1):(\d+)/.exec(await readFile(log, 'utf8'))?.[1]
    // By number: what localhost means is looked up, and may be tried twice.
    if (port !== undefined) return `http://127.0.0.1:${port}`
    await delay(50)
  }
  throw new Error(`${child.spawnargs.join(' ')} has ended with ${child.exitCode}`)
}
