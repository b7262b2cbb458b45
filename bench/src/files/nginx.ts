import { createHash } from 'node:crypto'
import type { Folders } from '../folders.ts'
import { type Server, startNginx } from '../process/server.ts'

// nginx as a peer: one worker, signed links by `secure_link` (MD5, https://nginx.org/en/docs/http/ngx_http_secure_link_module.html),
// sendfile and a log of all requests, as Tessera has one.

export interface SigningNginx extends Server {
  /** A signed link to a file of the folder. */
  sign(name: string): string
}

const secret = 'only for this run'

/** Serves the files of `folder`; null where nginx is not installed. */
export async function startSigningNginx(folders: Folders, folder: string): Promise<SigningNginx | null> {
  const around = 'access_log access.log combined buffer=32k;'
  const server = await startNginx(folders, { server: configure(folder), around })
  return (
    server && {
      ...server,
      sign(name) {
        const expires = Math.floor(Date.now() / 1000) + 3600
        const md5 = createHash('md5').update(`${expires}/${name} ${secret}`).digest('base64url')
        return `${server.url}/${name}?md5=${md5}&expires=${expires}`
      },
    }
  )
}

function configure(folder: string): string {
  return `
    location / {
      root ${folder};
      secure_link $arg_md5,$arg_expires;
      secure_link_md5 "$secure_link_expires$uri ${secret}";
      if ($secure_link = "") { return 403; }
      if ($secure_link = "0") { return 410; }
    }`
}
