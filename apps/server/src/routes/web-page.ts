import { randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Context } from 'hono'
import type { Deps } from '../deps.ts'
import { acceptedEncoding } from '../http/accepted-encoding.ts'
import type { AppEnv } from '../http/app-env.ts'
import { contextOf } from '../http/context.ts'
import { type FirstData, firstPictures, loadFirstData } from '../trpc/first-data.ts'

/** Stands in the page where each answer puts a nonce of its own. */
const noncePlaceholder = '__CSP_NONCE__'

/** Pages of shares are found by who was given their address, and by nobody else. */
const sharedPath = '/s/'
/** The one page that may stand in those of others: a shared panorama, and nothing that somebody who is logged in could be made to click on. */
const embeddedPath = '/embed/'
const nobody = { data: null, cookies: [] }

/** Half a millisecond for the page; a higher quality takes longer than the bytes that it saves take on a slow line. */
const encoders = {
  br: (text: string) => promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (text: string) => promisify(gzip)(text, { level: 4 }),
}

/** What a page may do: run what was sent with it, and talk to this server. Nothing is loaded from elsewhere. */
function pagePolicy(nonce: string, framedBy: '*' | "'none'"): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    // Hashes what is uploaded, so that the page does not stall.
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${framedBy}`,
  ].join('; ')
}

/**
 * Answers with the app's page: with what it would ask for first if somebody is logged in, in each answer another nonce, compressed.
 */
export function createPageHandler(deps: Deps, page: string): (c: Context<AppEnv>) => Promise<Response> {
  return async (c) => {
    const nonce = randomBytes(16).toString('base64')
    const isEmbedded = c.req.path.startsWith(embeddedPath)
    const isShared = isEmbedded || c.req.path.startsWith(sharedPath)
    // Whoever has the link of a share sees what it shows; who is logged in here does not matter.
    const { data, cookies } = isShared ? nobody : await firstDataFor(deps, c)
    // By functions: in a text, `$&` and the like would mean something.
    const text = page
      .replaceAll(noncePlaceholder, () => nonce)
      .replace('</head>', () => `${data ? tagsOf(data) : ''}</head>`)
    for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true })
    c.header('Content-Security-Policy', pagePolicy(nonce, isEmbedded ? '*' : "'none'"))
    // Older than `frame-ancestors`, and it knows no way to say "all".
    if (isEmbedded) c.env.outgoing.removeHeader('X-Frame-Options')
    c.header('Cache-Control', 'no-store')
    if (isShared) c.header('X-Robots-Tag', 'noindex, nofollow')
    c.header('Vary', 'Accept-Encoding, Cookie')
    const encoding = acceptedEncoding(c.req)
    if (!encoding) return c.html(text)
    c.header('Content-Encoding', encoding)
    c.header('Content-Type', 'text/html; charset=utf-8')
    return c.body(new Uint8Array(await encoders[encoding](text)))
  }
}

/** A page is shown in any case: what is wrong with the store, the page hears when it asks. */
async function firstDataFor(
  deps: Deps,
  c: Context<AppEnv>,
): Promise<{ data: FirstData | null; cookies: readonly string[] }> {
  try {
    const { requestId, incoming, outgoing: response } = c.env
    const context = await contextOf(deps, incoming, { requestId, response })
    const { pathname, search } = new URL(c.req.url)
    return { data: await loadFirstData(context, { path: pathname, search }), cookies: context.cookies }
  } catch (error) {
    deps.logger.warn({ err: error, requestId: c.env.requestId }, 'a page was sent without its first data')
    return { data: null, cookies: [] }
  }
}

function tagsOf(data: FirstData): string {
  const pictures = firstPictures(data).map(
    (address) => `<link rel="preload" as="image" fetchpriority="high" href="${escapeAttribute(address)}">`,
  )
  // Within a script element only `<` could end it or begin a comment.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  return `${pictures.join('')}<script type="application/json" id="first-data">${json}</script>`
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
}
