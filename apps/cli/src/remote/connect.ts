import { createHash } from 'node:crypto'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { createServer, createTessera, type Server, type Tessera, toTesseraError } from '@tessera/client'
import { rememberInFile } from '@tessera/client/node'
import type { Command } from 'commander'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

/** Which server, and as whom. */
export type RemoteOptions = { server?: string; token?: string }

export function addRemoteOptions(command: Command): Command {
  return command
    .option('--server <url>', 'where the server is (default: TESSERA_URL)')
    .option(
      '--token <token>',
      'an API token (default: TESSERA_TOKEN, which other people on this machine cannot see)',
    )
}

/** Tries without progress: half a minute. Whoever waits at a terminal can run the command again, and it goes on. */
const attempts = 7

/**
 * A client for the server that options or environment name. Large uploads that broke off are remembered in the user's state folder, for the next run.
 * Throws `UsageError` where server or token are missing.
 */
export function connect({ env }: Terminal, options: RemoteOptions): { tessera: Tessera; server: Server } {
  const url = options.server ?? env.TESSERA_URL
  const token = options.token ?? env.TESSERA_TOKEN
  if (!url) throw new UsageError('Expected a server: --server https://photos.example.org, or TESSERA_URL')
  if (!token) throw new UsageError('Expected an API token: TESSERA_TOKEN, or --token')
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
    throw new UsageError(`Expected an http or https address for the server but received '${url}'`)
  const state = env.XDG_STATE_HOME || join(env.HOME || homedir(), '.local', 'state')
  const account = createHash('sha256')
    .update(`${new URL(url).origin} ${token}`)
    .digest('hex')
    .slice(0, 16)
  const memory = rememberInFile(join(state, 'tessera', `uploads-${account}.json`))
  return {
    tessera: createTessera({ url, token, memory, patience: { attempts } }),
    server: createServer({ url, token }),
  }
}

/** What a call throws, as it is reported. */
export function inOneShape<Answer>(asking: Promise<Answer>): Promise<Answer> {
  return asking.catch((error: unknown) => {
    throw toTesseraError(error)
  })
}
