import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Context, Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { acceptedEncoding } from '../http/accepted-encoding.ts'
import type { AppEnv } from '../http/app-env.ts'
import { createEncodedAsset } from '../http/encoded-asset.ts'
import { createPageHandler } from './web-page.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
}
const compressible = new Set(['.html', '.js', '.css', '.json', '.webmanifest', '.svg', '.txt'])

/**
 * The web app: its assets, kept in memory, and its page for every address that a person may open. Assets below
 * /assets/ carry a hash of their content in their names, so they never change.
 */
export function mountWeb(app: Hono<AppEnv>, deps: Deps, { folder }: { folder: string }): void {
  for (const { path, file } of listFiles(folder)) {
    if (path !== '/index.html') app.get(path, serveAsset(path, file))
  }
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const servePage = createPageHandler(deps, page)
  app.get('/', servePage)
  // Addresses of the app's own pages; what is asked for as data is not found, as ever.
  app.get('*', (c, next) => {
    const wantsPage = c.req.header('accept')?.includes('text/html') ?? false
    return wantsPage && !/^\/(api|trpc|files|assets)\//.test(c.req.path) ? servePage(c) : next()
  })
}

function serveAsset(path: string, file: string): (c: Context<AppEnv>) => Promise<Response> {
  const extension = extname(file)
  const asset = createEncodedAsset(new Uint8Array(readFileSync(file)))
  const immutable = path.startsWith('/assets/')
  return async (c) => {
    const encoding = compressible.has(extension) ? acceptedEncoding(c.req) : undefined
    c.header('Content-Type', types[extension] ?? 'application/octet-stream')
    c.header('Cache-Control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
    c.header('Vary', 'Accept-Encoding')
    if (encoding) c.header('Content-Encoding', encoding)
    return c.body(await asset(encoding))
  }
}

function listFiles(folder: string, prefix = ''): { path: string; file: string }[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const [path, file] = [`${prefix}/${entry.name}`, join(folder, entry.name)]
    return entry.isDirectory() ? listFiles(file, path) : [{ path, file }]
  })
}
