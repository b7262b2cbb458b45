import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Context, Hono } from 'hono'
import { acceptedEncoding } from '../http/accepted-encoding.ts'
import type { AppEnv } from '../http/app-env.ts'
import { createEncodedAsset } from '../http/encoded-asset.ts'

const docsPath = '/api/docs'

/** What the page may do: run and show what this server sends, and ask this server. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const own = (name: string) => new URL(`../../assets/api-docs/${name}`, import.meta.url).href

const css = 'text/css; charset=utf-8'
const script = 'text/javascript; charset=utf-8'
const assets = [
  { name: 'page.css', type: css, from: own('page.css') },
  { name: 'page.js', type: script, from: own('page.js') },
  { name: 'swagger-ui.css', type: css, from: import.meta.resolve('swagger-ui-dist/swagger-ui.css') },
  {
    name: 'swagger-ui-bundle.js',
    type: script,
    from: import.meta.resolve('swagger-ui-dist/swagger-ui-bundle.js'),
  },
]

/** `/api/docs`: a page to read and try the API on, by Swagger UI, with nothing from elsewhere. Who is logged in asks as that account. */
export function mountApiDocs(app: Hono<AppEnv>): void {
  const page = readFileSync(fileURLToPath(own('index.html')), 'utf8')
  app.get('/api', (c) => c.redirect(docsPath))
  app.get('/api/', (c) => c.redirect(docsPath))
  app.get(docsPath, (c) =>
    c.html(page, 200, { 'Content-Security-Policy': policy, 'Cache-Control': 'no-cache' }),
  )
  for (const { name, type, from } of assets) app.get(`${docsPath}/${name}`, serve(fileURLToPath(from), type))
}

/** Read when it is first asked for: few do, and it is large. */
function serve(file: string, type: string): (c: Context<AppEnv>) => Promise<Response> {
  let asset: ReturnType<typeof createEncodedAsset> | null = null
  return async (c) => {
    asset ??= createEncodedAsset(new Uint8Array(readFileSync(file)))
    const encoding = acceptedEncoding(c.req)
    c.header('Content-Type', type)
    c.header('Cache-Control', 'public, max-age=86400')
    c.header('Vary', 'Accept-Encoding')
    if (encoding) c.header('Content-Encoding', encoding)
    return c.body(await asset(encoding))
  }
}
