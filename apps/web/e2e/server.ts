import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { findPort } from '../../server/test/find-port.ts'

const entry = fileURLToPath(new URL('../../server/dist/main.js', import.meta.url))

export interface Server {
  url: string
  /** Where its data is. */
  folder: string
  /** Ends it at once; the data stays. */
  kill(): Promise<void>
  /** Starts it again at the same address, on the same data. */
  restart(): Promise<void>
}

/** The built server as its own process, on a free port and a data folder of its own; both end with the test. */
export async function startServer(env: Record<string, string> = {}): Promise<Server> {
  if (!existsSync(entry)) throw new Error(`${entry} is missing: run the build first (npm test does)`)
  const folder = await mkdtemp(join(tmpdir(), 'tessera-web-'))
  const settings = { TESSERA_RATE_LIMIT_SCALE: '100', TESSERA_WORKERS: '1', TESSERA_DATA_DIR: folder, ...env }
  let { child, url } = await run({ PORT: String(await findPort()), ...settings })
  const kill = async () => {
    const exited = new Promise((resolve) => child.once('exit', resolve))
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await exited
  }
  onTestFinished(async () => {
    await kill()
    await rm(folder, { recursive: true, force: true })
  })
  return {
    url,
    folder,
    kill,
    async restart() {
      await kill()
      ;({ child, url } = await run({ PORT: new URL(url).port, ...settings }))
    },
  }
}

async function run(env: Record<string, string>): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [entry], {
    env: { PATH: process.env.PATH, TESSERA_LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const address = /running at\s+(http\S+)/.exec(output)?.[1]
      if (address) resolve(address)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', (code) => reject(new Error(`the server exited with ${code}:\n${output}`)))
  })
  return { child, url }
}
