import type { AskedFormat, OutputFormat } from '@tessera/core/recipes'
import { parseAccept } from 'hono/utils/accept'

/** What browsers show, the smallest first: between formats that are equally welcome this decides. */
const preferred: readonly OutputFormat[] = ['avif', 'webp', 'jpeg', 'png', 'gif', 'jxl', 'tiff']

/**
 * The format that an Accept header asks for: the most welcome of those that it names. Where it names none, or only what is not made here,
 * `auto`: the answer may be of any format then (RFC 9110, 12.5.1).
 */
export function acceptedFormat(accept: string | undefined): AskedFormat {
  const named = new Map(parseAccept(accept ?? '').map(({ type, q }) => [type.toLowerCase(), q]))
  const welcome = preferred.filter((format) => (named.get(`image/${format}`) ?? 0) > 0)
  const quality = (format: OutputFormat) => named.get(`image/${format}`) ?? 0
  return welcome.toSorted((a, b) => quality(b) - quality(a))[0] ?? 'auto'
}
