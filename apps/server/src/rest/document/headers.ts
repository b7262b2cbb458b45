import { idempotencyHeader, replayedHeader } from '../../http/idempotency.ts'

const integer = (description: string, example: number) => ({
  description,
  schema: { type: 'integer' as const, examples: [example] },
})

/** Headers of answers, for the components of the document. */
export const headerComponents = {
  'Retry-After': integer('Seconds until it is worth asking again', 12),
  'RateLimit-Limit': integer('Requests in a window, of the limit of which least is left', 6000),
  'RateLimit-Remaining': integer('Requests that are left of it', 5999),
  'RateLimit-Reset': integer('Seconds until there is a new window', 60),
  'RateLimit-Policy': {
    description: 'The limit, and its window in seconds',
    schema: { type: 'string' as const, examples: ['6000;w=60'] },
  },
  'Tessera-Bytes': integer('Bytes of the output', 18_304),
  'Tessera-SSIM': {
    description: 'How like the original it looks, where that was measured; 1 is the same',
    schema: { type: 'number' as const, examples: [0.9823] },
  },
  'Tessera-Quality': integer('The quality that it was encoded with, where it has one', 74),
  'Tessera-Image-Id': {
    description: 'The image that came of the upload, with the request that completes it',
    schema: { type: 'string' as const, examples: ['01kq7x3v9m2c4d6f8g0h1j2k3m'] },
  },
  [replayedHeader]: {
    description: `Present, and \`true\`, when this is the answer to an earlier request with the same ${idempotencyHeader}`,
    schema: { type: 'string' as const, const: 'true' },
  },
  Location: { description: 'Where it is', schema: { type: 'string' as const, format: 'uri-reference' } },
}

/** References to some of them. */
export function headersOf(...names: (keyof typeof headerComponents)[]): Record<string, { $ref: string }> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
}

/** The header of requests that make things. */
export const idempotencyParameter = {
  name: idempotencyHeader,
  in: 'header' as const,
  required: false,
  description:
    'Any text of your own, such as a UUID. The same request with the same key is done once, and gets the first answer again for 24 hours.',
  // No example: whoever tries the route on a page would send it, and so would the next.
  schema: { type: 'string' as const, minLength: 1, maxLength: 255 },
}
