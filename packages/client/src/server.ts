/** Where the server is, and as whom one comes. */
export interface ServerOptions {
  /** Such as `https://photos.example.org`; a page of the server itself needs none. */
  url?: string | undefined
  /** An API token. Without one the browser's cookie says who asks. */
  token?: string | undefined
}

export interface Server {
  /** The address of a path, by the name under which the server is reached here: its own answers carry its public one. */
  at(pathOrUrl: string): string
  headers: Readonly<Record<string, string>>
}

/** Throws `TypeError` for an address that is none, or where none is given and there is no page. */
export function createServer({ url = globalThis.location?.origin, token }: ServerOptions): Server {
  const base = new URL(url)
  return {
    at(pathOrUrl) {
      const { pathname, search } = new URL(pathOrUrl, base)
      return base.origin + pathname + search
    },
    headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
  }
}
