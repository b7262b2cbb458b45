import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { compose, isStartFailure, openStore } from './compose.ts'
import { type Config, ConfigError, parseConfig, unknownSettings } from './config.ts'
import { makeDemo } from './demo/make-demo.ts'
import { rescueAccount } from './operate/rescue-account.ts'
import { createPasswords } from './services/auth/passwords.ts'
import { spawnChild } from './worker/spawn-child.ts'

// The only place that knows the process: its environment, signals and exit.

// V8 gives its collector out only under a flag, which can be set while it runs.
setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as (options: { type: 'minor' }) => void

async function start(): Promise<void> {
  const config = parseConfig(process.env, { cores: availableParallelism() })
  for (const name of unknownSettings(process.env))
    say(`There is no setting ${name}; docs/operations.md lists them all.`)
  const rescued = argumentOf('--reset-password')
  if (rescued !== null) return resetPassword(config, rescued)
  const node = { execPath: process.execPath, searchPath: process.env.PATH }
  const tessera = await compose(config, {
    clock: () => new Date(),
    collectYoung: () => collectGarbage({ type: 'minor' }),
    spawnChild: (limits) => spawnChild(node, limits),
    searchPath: process.env.PATH,
    killGroup,
  })

  let closing = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // Who asks twice does not want to wait; the data is safe either way.
      if (closing) process.exit(130)
      closing = true
      say('Stopping: finishing what is under way …')
      tessera.close().then(() => process.exit(0), fail)
    })
  }

  const demo = process.argv.includes('--demo') ? await makeDemo(tessera.deps) : null
  say('')
  say(`  Tessera is running at  ${tessera.url}`)
  say(`  Your data lies in      ${config.dataFolder}`)
  if (demo) say(`  Demo account           ${demo.username} / ${demo.password} (${demo.images} images)`)
  say('')
  say(
    demo
      ? '  Log in with the demo account, or register your own.'
      : '  Register an account; the first one is the admin.',
  )
  say(`  API: ${tessera.url}/api/docs · docs/api.md walks through it with curl · Ctrl-C stops`)
  say('')
}

/** `--reset-password <user name> [--admin]`, with the settings of the server, while that is stopped. */
async function resetPassword(config: Config, username: string): Promise<void> {
  if (!existsSync(config.dataFolder)) throw new ConfigError(`There is no data in ${config.dataFolder}`)
  const store = await openStore(config, { clock: () => new Date() })
  try {
    const asAdmin = process.argv.includes('--admin')
    const account = await rescueAccount({ store, passwords: await createPasswords() }, { username, asAdmin })
    if (!account) throw new ConfigError(`There is no account ${JSON.stringify(username)}`)
    say(`${account.username} (${account.role}) can log in with this password: ${account.password}`)
  } finally {
    await store.close()
  }
}

/** What follows this word on the command line; null when it is not there. */
function argumentOf(word: string): string | null {
  const at = process.argv.indexOf(word)
  return at < 0 ? null : (process.argv[at + 1] ?? '')
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended by itself in the same moment.
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function fail(error: unknown): never {
  const expected = error instanceof ConfigError || isStartFailure(error)
  process.stderr.write(
    `${expected ? `tessera: ${error.message}` : error instanceof Error ? error.stack : String(error)}\n`,
  )
  process.exit(1)
}

start().catch(fail)
