import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Hono } from 'hono'
import type { AppEnv } from '../app.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** The web app: its page, and its assets, whose names change with their content. They are few and small, so they are kept in memory. */
export function mountWeb(app: Hono<AppEnv>, { folder }: { folder: string }): void {
  for (const { path, file } of listFiles(folder)) {
    const type = types[extname(file)] ?? 'application/octet-stream'
    const bytes = new Uint8Array(readFileSync(file))
    const isPage = path === '/index.html'
    app.get(isPage ? '/' : path, (c) => {
      c.header('Content-Type', type)
      c.header('Cache-Control', isPage ? 'no-cache' : 'public, max-age=31536000, immutable')
      if (isPage) c.header('Content-Security-Policy', pagePolicy)
      return c.body(bytes)
    })
  }
}

function listFiles(folder: string, prefix = ''): { path: string; file: string }[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const [path, file] = [`${prefix}/${entry.name}`, join(folder, entry.name)]
    return entry.isDirectory() ? listFiles(file, path) : [{ path, file }]
  })
}
