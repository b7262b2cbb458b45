import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { findPort } from './find-port.ts'

const entry = fileURLToPath(new URL('../dist/main.js', import.meta.url))

export interface ServerProcess {
  url: string
  folder: string
  child: ChildProcess
  /** What it has logged and said so far. */
  output(): string
  /** Ends it as an operator would; resolves with the exit code. */
  stop(): Promise<number | null>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
  start(env?: Record<string, string>): Promise<ServerProcess>
}

export interface ServerOptions {
  env?: Record<string, string>
  args?: string[]
  folder?: string
}

/** Starts the built server as its own process on a port and a data folder of its own; both end with the test. */
export async function startServer({
  env = {},
  args = [],
  folder,
}: ServerOptions = {}): Promise<ServerProcess> {
  if (!existsSync(entry)) throw new Error(`${entry} is missing: run the build first (npm test does)`)
  const dataFolder = folder ?? (await mkdtemp(join(tmpdir(), 'tessera-server-')))
  const child = spawn(process.execPath, [entry, ...args], {
    env: {
      PATH: process.env.PATH,
      PORT: String(await findPort()),
      TESSERA_DATA_DIR: dataFolder,
      TESSERA_WORKERS: '2',
      TESSERA_RATE_LIMIT_SCALE: '100',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const address = /running at\s+(http\S+)/.exec(output)?.[1]
      if (address) resolve(address)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    void exited.then((code) =>
      reject(new Error(`the server exited with ${code} before it was ready:\n${output}`)),
    )
  })
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await exited
    if (folder === undefined) await rm(dataFolder, { recursive: true, force: true })
  })
  return {
    url,
    folder: dataFolder,
    child,
    output: () => output,
    stop: () => {
      child.kill('SIGTERM')
      return exited
    },
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
    start: (more) => startServer({ env: { ...env, ...more }, args, folder: dataFolder }),
  }
}

/** Every file below the server's blobs, by its path from there. */
export async function storedFiles(server: ServerProcess): Promise<string[]> {
  const entries = await readdir(join(server.folder, 'blobs'), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return files.map((path) => path.slice(join(server.folder, 'blobs').length + 1))
}

/** What lies half-written in the server's folder for temporary files. */
export function temporaryFiles(server: ServerProcess): Promise<string[]> {
  return readdir(join(server.folder, 'tmp'))
}
