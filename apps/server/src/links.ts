import { createHash, createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Clock } from './ids.ts'
import { deriveKey } from './secret.ts'
import { ServiceError } from './services/errors.ts'

/** Shortens the life of a link. */
export interface LinkLimits {
  /** Seconds, where the server's links live longer. */
  ttlSeconds: number
  /** The link is dead from then on. */
  notAfter: Date
}

/** A link that works without a login, for a while. */
export interface SignedUrl {
  url: string
  urlExpiresAt: string
}

export interface Links {
  /** What all of them begin with. */
  readonly origin: string
  /** The same, with links that begin with another origin. */
  at(origin: string): Links
  /** The same, with links that live no longer than this. */
  within(limits: LinkLimits): Links
  /** Signs a link to one blob. `name` is the file name that the link ends in. */
  sign(key: string, name: string): SignedUrl
  /**
   * Signs the beginning of all links to what belongs to `claim`, up to a slash: what comes behind is free, and is for whoever
   * reads the claim to judge.
   */
  signPrefix(claim: string): SignedUrl
  /**
   * What is shown of a row together with links to it. Made once for each window of time: a row never changes, another takes its place.
   * Nobody may change what is given.
   */
  show<Shown extends object>(row: object, make: () => Shown): Shown
  /**
   * Judges `{token}/{path}` as it came, still encoded. Throws `FORBIDDEN` for anything that was not signed here, to the letter,
   * and `LINK_EXPIRED` for what was. `key` is the claim of a prefix too, and `name` then its path, still encoded.
   */
  open(signed: string): OpenedLink
}

/** What a link says. */
interface OpenedLink {
  readonly key: string
  readonly name: string
  readonly expiresAt: Date
}

/** Links that are remembered, some 500 bytes each. */
const mostKept = 20_000

/** How the claims of a prefix begin. */
const prefixVersion = '2~'

/** Links of the same window of time are the same, so that browsers can cache; a third of the life is a fair share. */
const windowsPerLife = 3

/**
 * Signed URLs: `/files/{token}/{name}`, the token being `{claims}.{mac}`, both base64url. The claims are version, key id, expiry in
 * seconds and blob key; the mac is HMAC-SHA256 over the text of the claims and of the whole path behind the token, as they stand
 * in the URL. It is compared as text: base64url has aliases, and an alias was not signed. Version 2 is that of a prefix: its mac is over
 * the claims alone.
 */
export function createLinks({
  secret,
  ttlSeconds,
  baseUrl,
  clock,
}: {
  secret: string
  ttlSeconds: number
  baseUrl: string
  clock: Clock
}): Links {
  const keyBytes = deriveKey(secret, 'signed links')
  // Bytes would be made a key at each signature, which costs seven times the signature.
  const signingKey = createSecretKey(keyBytes)
  const keyId = createHash('sha256').update(keyBytes).digest('base64url').slice(0, 6)

  /** In seconds; ceil, so that a link never lives shorter than its ttl. */
  function expiryOf(seconds: number): number {
    const window = Math.max(1, Math.floor(seconds / windowsPerLife))
    return Math.ceil(clock().getTime() / 1000 / window) * window + seconds
  }

  const macOf = (claims: string, path: string) =>
    createHmac('sha256', signingKey).update(`${claims}\n${path}`).digest('base64url')

  function signPath(key: string, name: string, expiry: number): string {
    const claims = Buffer.from(`1~${keyId}~${expiry}~${key}`).toString('base64url')
    const path = encodeName(name)
    return `/files/${claims}.${macOf(claims, path)}/${path}`
  }

  function signBeginning(claim: string, expiry: number): string {
    const claims = Buffer.from(`${prefixVersion}${keyId}~${expiry}~${claim}`).toString('base64url')
    return `/files/${claims}.${macOf(claims, '')}/`
  }

  /** What was made already with the links of this window: a page of the gallery is asked for again and again, and has twenty. */
  let made = startWindow(0)

  /** What was signed here, to the letter, and is asked for again and again: a signature is a third of the work for a small file. */
  const opened = new LRUCache<string, OpenedLink>({ max: mostKept })
  const openedPrefixes = new LRUCache<string, Omit<OpenedLink, 'name'>>({ max: mostKept })

  function verify(signed: string): OpenedLink {
    const slash = signed.indexOf('/')
    const dot = signed.indexOf('.')
    const [token, path] = [signed.slice(0, slash), signed.slice(slash + 1)]
    const prefix = slash < 0 ? undefined : openedPrefixes.get(token)
    if (prefix) return { ...prefix, name: path }
    const [claims, mac] = [signed.slice(0, dot), signed.slice(dot + 1, slash)]
    const text = Buffer.from(claims, 'base64url').toString()
    const isPrefix = text.startsWith(prefixVersion)
    if (slash < 0 || dot < 0 || dot > slash || !equalTexts(mac, macOf(claims, isPrefix ? '' : path))) {
      throw new ServiceError('FORBIDDEN', 'This link was not made here, or it has been changed')
    }
    const [, , expiry = '', key = ''] = text.split('~')
    const expiresAt = new Date(Number(expiry) * 1000)
    if (isPrefix) openedPrefixes.set(token, { key, expiresAt })
    const link = { key, name: isPrefix ? path : decodeURIComponent(path), expiresAt }
    if (!isPrefix) opened.set(signed, link)
    return link
  }

  function thisWindow(): Window {
    const expiry = expiryOf(ttlSeconds)
    if (expiry !== made.expiry || made.paths.size >= mostKept) made = startWindow(expiry)
    return made
  }

  /** The path of this window, made once; `id` is what it is a function of. */
  function remember(id: string, make: (expiry: number) => string): { path: string; urlExpiresAt: string } {
    const { expiry, expiresAt, paths } = thisWindow()
    let path = paths.get(id)
    if (path === undefined) {
      path = make(expiry)
      paths.set(id, path)
    }
    return { path, urlExpiresAt: expiresAt }
  }

  /** One that dies sooner than others: made anew, as there are few. */
  function limit({ ttlSeconds: seconds, notAfter }: LinkLimits, make: (expiry: number) => string) {
    const end = Math.floor(notAfter.getTime() / 1000)
    const expiry = Math.min(expiryOf(Math.min(ttlSeconds, seconds)), end)
    return { path: make(expiry), urlExpiresAt: new Date(expiry * 1000).toISOString() }
  }

  const linksAt = (origin: string, limits: LinkLimits | null = null): Links => ({
    origin,
    at: (other) => linksAt(other, limits),
    within: (narrower) => linksAt(origin, narrower),

    sign(key, name) {
      const make = (expiry: number) => signPath(key, name, expiry)
      const { path, urlExpiresAt } = limits ? limit(limits, make) : remember(`${key} ${name}`, make)
      return { url: origin + path, urlExpiresAt }
    },

    signPrefix(claim) {
      const make = (expiry: number) => signBeginning(claim, expiry)
      const { path, urlExpiresAt } = limits ? limit(limits, make) : remember(claim, make)
      return { url: origin + path, urlExpiresAt }
    },

    show(row, make) {
      if (limits) return make()
      const { shown } = thisWindow()
      const known = shown.get(row)
      if (known?.origin === origin) return known.view as ReturnType<typeof make>
      const view = make()
      shown.set(row, { origin, view })
      return view
    },

    open(signed) {
      const link = opened.get(signed) ?? verify(signed)
      if (link.expiresAt.getTime() <= clock().getTime()) {
        throw new ServiceError(
          'LINK_EXPIRED',
          `This link has expired at ${link.expiresAt.toISOString()}; ask for a new one`,
        )
      }
      return link
    },
  })
  return linksAt(baseUrl)
}

/** What was made with the links that die at the same time. */
interface Window {
  /** In seconds. */
  expiry: number
  expiresAt: string
  paths: Map<string, string>
  /** By the row that it is of, for the origin that was asked for last. */
  shown: WeakMap<object, { origin: string; view: object }>
}

function startWindow(expiry: number): Window {
  return {
    expiry,
    expiresAt: new Date(expiry * 1000).toISOString(),
    paths: new Map(),
    shown: new WeakMap(),
  }
}

/** Also encodes what encodeURIComponent leaves and a shell, a Markdown reader or a mail program trips over. */
function encodeName(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function equalTexts(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
