import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Folders } from '../folders.ts'
import type { Server } from '../process/server.ts'

// nginx as a peer: one worker, signed links by `secure_link` (MD5, https://nginx.org/en/docs/http/ngx_http_secure_link_module.html),
// sendfile and a log of all requests, as Tessera has one.

export interface Nginx extends Server {
  /** A signed link to a file of the folder. */
  sign(name: string): string
}

const secret = 'only for this run'
/** Distributions put it where a user's PATH does not lead. */
const program = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/local/bin/nginx', '/usr/bin/nginx'].find(
  (path) => existsSync(path),
)

/** Serves the files of `folder`; null where nginx is not installed. */
export async function startNginx(folders: Folders, folder: string): Promise<Nginx | null> {
  if (program === undefined) return null
  const prefix = await folders.create('nginx')
  const port = await findFreePort()
  const config = join(prefix, 'nginx.conf')
  await writeFile(config, configOf({ prefix, folder, port }))
  const child = spawn(program, ['-p', prefix, '-c', config, '-e', join(prefix, 'error.log')], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const exited = once(child, 'exit')
  const url = `http://127.0.0.1:${port}`
  while (child.exitCode === null && !(await answers(url))) await delay(50)
  if (child.exitCode !== null) throw new Error(`nginx has ended with ${child.exitCode}`)
  return {
    pid: child.pid ?? 0,
    url,
    log: join(prefix, 'access.log'),
    sign(name) {
      const expires = Math.floor(Date.now() / 1000) + 3600
      const md5 = createHash('md5').update(`${expires}/${name} ${secret}`).digest('base64url')
      return `${url}/${name}?md5=${md5}&expires=${expires}`
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM')
      await exited
    },
  }
}

function configOf({ prefix, folder, port }: { prefix: string; folder: string; port: number }): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `  ${name}_temp_path ${prefix}/${name};`)
    .join('\n')
  // A worker of another account could not read the folder, so both are this one (which nginx only tells of when it is root).
  const user = process.getuid?.() === 0 ? 'user root;' : ''
  return `daemon off;
${user}
worker_processes 1;
pid ${prefix}/nginx.pid;
events { worker_connections 1024; }
http {
${temporary}
  access_log ${prefix}/access.log combined buffer=32k;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000;
  server {
    listen 127.0.0.1:${port};
    location / {
      root ${folder};
      secure_link $arg_md5,$arg_expires;
      secure_link_md5 "$secure_link_expires$uri ${secret}";
      if ($secure_link = "") { return 403; }
      if ($secure_link = "0") { return 410; }
    }
  }
}
`
}

/** nginx does not choose a port itself; between this and its start somebody else could take it, and then the run ends. */
async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  )
}
