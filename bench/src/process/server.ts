import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { open, readFile, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { serverOptions } from '../../../scripts/server-options.mjs'
import { type Folders, workspace } from '../folders.ts'

/** A server in a process of its own. */
export interface Server extends AsyncDisposable {
  pid: number
  /** Origin, without a slash at its end. */
  url: string
  /** What it writes to its standard output. */
  log: string
}

/** The real server, as `npm start` runs it, on a free port and a new data folder unless one is set; settings that are not given are the defaults. */
export async function startTessera(folders: Folders, settings: Record<string, string>): Promise<Server> {
  const TESSERA_DATA_DIR = settings.TESSERA_DATA_DIR ?? (await folders.create('data'))
  const entry = join(workspace, 'apps/server/dist/main.js')
  // What is measured is the server's speed, not its patience.
  const environment = { TESSERA_RATE_LIMIT_SCALE: '10000', ...settings, TESSERA_DATA_DIR }
  return startServer(folders, { args: [...serverOptions, entry], environment })
}

/** A server of the bench itself; it gets an address of its own and says it as Tessera does. */
export function startBareServer(folders: Folders, module: URL, args: string[]): Promise<Server> {
  return startServer(folders, { args: [fileURLToPath(module), ...args], environment: {} })
}

/**
 * nginx as one process, as on the other sides, and without the rights that it would give up, as tests run; null where it is not installed. `server` is
 * what its one server is told beside its address, and `around` what stands beside that server.
 */
export async function startNginx(
  folders: Folders,
  { server, around = '' }: { server: string; around?: string },
): Promise<Server | null> {
  const program = ['/usr/sbin/nginx', '/usr/local/sbin/nginx'].find((path) => existsSync(path))
  if (!program) return null
  const port = await findFreePort()
  const folder = await folders.create('nginx')
  await writeFile(join(folder, 'nginx.conf'), configureNginx({ port, server, around }))
  const child = spawn(program, ['-p', folder, '-c', 'nginx.conf'], { stdio: ['ignore', 'ignore', 'inherit'] })
  const exited = once(child, 'exit')
  const url = `http://127.0.0.1:${port}`
  while (!(await fetch(url).catch(() => null))) {
    if (child.exitCode !== null) throw new Error(`nginx has ended with ${child.exitCode}`)
    await delay(50)
  }
  return {
    pid: child.pid ?? 0,
    url,
    log: join(folder, 'access.log'),
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM')
      await exited
    },
  }
}

function configureNginx({ port, server, around }: { port: number; server: string; around: string }): string {
  return `
daemon off;
master_process off;
pid nginx.pid;
error_log error.log;
events { worker_connections 1024; }
http {
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000;
${around}
  server {
    listen 127.0.0.1:${port};
${server}
  }
}
`
}

/** nginx cannot take any and say which. */
async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
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
