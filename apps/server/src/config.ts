import { resolve } from 'node:path'
import { z } from 'zod'
import { registrationModes } from './contract/account-objects.ts'
import { isNetwork } from './outgoing/address-policy.ts'

/** A whole number in the environment, in plain digits (also as 100e6). */
function whole(min: number, max: number, standard: number) {
  return z
    .string()
    .transform((text, context) => {
      const value = /^\d+(\.\d+)?(e\d+)?$/i.test(text) ? Number(text) : Number.NaN
      if (Number.isInteger(value) && value >= min && value <= max) return value
      context.issues.push({
        code: 'custom',
        input: text,
        message: `expected a whole number from ${min} to ${max}`,
      })
      return z.NEVER
    })
    .default(standard)
}

/** Values with commas between them, each judged by `parse`, which gives null for one that is none. */
function listOf<T>(parse: (text: string) => T | null, expected: string) {
  return z.string().transform((text, context) => {
    const values = text.split(',').map((part) => parse(part.trim()))
    if (values.every((value) => value !== null)) return values as T[]
    context.issues.push({ code: 'custom', input: text, message: `expected ${expected}` })
    return z.NEVER
  })
}

function oneOf<const V extends readonly [string, ...string[]]>(values: V, standard: V[number]) {
  return z.enum(values, { error: `expected one of ${values.join(', ')}` }).default(standard as never)
}

const origin = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash)
    return url.origin
  context.issues.push({
    code: 'custom',
    input: text,
    message: 'expected an origin such as https://images.example.org',
  })
  return z.NEVER
})

/**
 * Every setting there is, by the name of its environment variable. The table in docs/operations.md is made from this: `description`
 * says what it does and in which unit, `shown` the default where it is not a plain value.
 */
export const Environment = z.object({
  PORT: whole(0, 65_535, 3000).meta({ description: 'Port to listen on; 0 takes a free one' }),
  HOST: z.string().min(1).default('127.0.0.1').meta({ description: 'Address to listen on' }),
  TESSERA_DATA_DIR: z
    .string()
    .min(1)
    .default('./data')
    .meta({ description: 'Folder of the database and of all files' }),
  TESSERA_PUBLIC_URL: origin.optional().meta({
    description: 'Origin under which people reach the server; cookies are `Secure` when it is https',
    shown: '`http://localhost:PORT`',
  }),
  TESSERA_SECRET: z.string().min(32, 'expected at least 32 characters').optional().meta({
    description: 'Signs links and protects credentials',
    shown: 'made at the first start, kept in the data folder (0600)',
  }),
  TESSERA_REGISTRATION: oneOf(registrationModes, 'open').meta({
    description:
      'Who may register: everybody (`open`), who was invited by an admin (`invite`), nobody (`closed`). But for `closed`, the first account needs no invitation and becomes the admin',
  }),
  TESSERA_IMAGES_PER_USER: whole(0, 1e6, 10).meta({ description: 'Images per user' }),
  TESSERA_COMPRESSIONS_PER_IMAGE: whole(0, 1e4, 10).meta({ description: 'Compressions per image' }),
  TESSERA_TILINGS_PER_IMAGE: whole(0, 1e3, 4).meta({ description: 'Tilings per image' }),
  TESSERA_BYTES_PER_USER: whole(0, 1e15, 5 * 2 ** 30).meta({
    description: 'Bytes per user, originals and outputs together',
  }),
  TESSERA_MAX_UPLOAD_BYTES: whole(1, 1e13, 2 ** 30).meta({ description: 'Bytes of one uploaded file' }),
  TESSERA_UPLOAD_REST_SECONDS: whole(1, 30 * 86_400, 86_400).meta({
    description:
      'Seconds that an upload which goes on later (tus) may rest before it is given up; a ticket to put a file to lives so long, an hour at most',
  }),
  TESSERA_MIN_UPLOAD_RATE: whole(0, 1e9, 1000).meta({
    description: 'Bytes per second, over a minute, below which an upload is ended as dead; 0 lets all live',
  }),
  TESSERA_MIN_FREE_BYTES: whole(0, 1e15, 2 ** 29).meta({
    description:
      'Bytes of free space that uploads leave on the disk; below, they are refused with OUT_OF_DISK',
  }),
  TESSERA_SCAN_COMMAND: z.string().trim().min(1).optional().meta({
    description:
      'Program that is run on each upload, with the file’s path as its last argument; it ends with 0 for a good file, with 1 for one to refuse',
    shown: 'none',
  }),
  TESSERA_SCAN_SECONDS: whole(1, 3600, 120).meta({
    description: 'Seconds after which a scan is ended and counts as failed',
  }),
  TESSERA_MAX_PIXELS: whole(1, 1e11, 1e9).meta({
    description: 'Pixels of an image that decodes as a stream (baseline JPEG, plain PNG, TIFF)',
  }),
  TESSERA_MAX_PIXELS_BUFFERED: whole(1, 1e10, 100e6).meta({ description: 'Pixels of any other image' }),
  TESSERA_URL_TTL_SECONDS: whole(1, 7 * 86_400, 900).meta({
    description: 'Seconds that a signed link lives at least',
  }),
  TESSERA_WORKERS: whole(1, 256, 0).meta({
    description: 'Processes that decode images, besides one for what a person waits for',
    shown: 'one per core',
  }),
  TESSERA_RATE_LIMIT_SCALE: z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'expected a number such as 0.5 or 10')
    .transform(Number)
    .refine((scale) => scale > 0, 'expected a number above 0')
    .default(1)
    .meta({ description: 'A factor on every rate limit' }),
  TESSERA_TRUSTED_PROXIES: whole(0, 10, 0).meta({
    description: 'Proxies in front of the server whose `X-Forwarded-For` is believed',
  }),
  TESSERA_CORS_ORIGINS: z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .pipe(z.array(origin))
    .default([])
    .meta({ description: 'Other origins whose pages may call the API, separated by commas', shown: 'none' }),
  TESSERA_WEBHOOK_NETWORKS: listOf(
    (text) => (isNetwork(text) ? text : null),
    'networks such as 192.168.1.0/24, separated by commas',
  )
    .optional()
    .meta({
      description:
        'Networks to which webhooks may lead besides public addresses, separated by commas; plain http is for loopback ones (`127.0.0.0/8,::1/128`)',
      shown: 'none; `http://localhost` while only this machine reaches the server',
    }),
  TESSERA_WEBHOOK_RETRY_SECONDS: listOf(
    (text) => (/^\d{1,6}$/.test(text) && Number(text) > 0 ? Number(text) : null),
    'whole numbers of seconds from 1 to 999999, separated by commas',
  )
    .default([5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400])
    .meta({
      description:
        'Seconds between the attempts to deliver a message to a webhook, separated by commas; after the last it is given up',
    }),
  TESSERA_METRICS_TOKEN: z.string().min(16, 'expected at least 16 characters').optional().meta({
    description: 'Who carries it as `Authorization: Bearer` may read `/metrics`',
    shown: 'none; then only this machine may, and only without a proxy',
  }),
  TESSERA_LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info').meta({
    description:
      'Least level that is logged; files that were sent by signed links are `debug`, all other requests `info`',
  }),
})

/** What the server runs with; frozen, and the only way in which the environment reaches it. */
export type Config = ReturnType<typeof nest>

/** A setting that cannot be used; its message is the one line for the person who set it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Reads the settings. Throws `ConfigError` for the first bad value. A variable that is set but empty counts as not set. */
export function parseConfig(
  env: Readonly<Record<string, string | undefined>>,
  machine: { cores: number },
): Config {
  const set = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = Environment.safeParse(set)
  if (parsed.success) return nest(parsed.data, machine)
  const issue = parsed.error.issues[0]
  const name = String(issue?.path[0])
  const received = /SECRET|TOKEN/.test(name) ? 'what it is set to' : JSON.stringify(env[name])
  throw new ConfigError(`${name}: ${issue?.message} but received ${received}`)
}

/** The names of variables that look like settings and are not: most of them are misspelt. */
export function unknownSettings(env: Readonly<Record<string, string | undefined>>): string[] {
  return Object.keys(env).filter((name) => name.startsWith('TESSERA_') && !(name in Environment.shape))
}

function nest(env: z.output<typeof Environment>, machine: { cores: number }) {
  return deepFreeze({
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.TESSERA_PUBLIC_URL ?? null,
    dataFolder: resolve(env.TESSERA_DATA_DIR),
    secret: env.TESSERA_SECRET ?? null,
    registration: env.TESSERA_REGISTRATION,
    quota: {
      images: env.TESSERA_IMAGES_PER_USER,
      bytes: env.TESSERA_BYTES_PER_USER,
      compressionsPerImage: env.TESSERA_COMPRESSIONS_PER_IMAGE,
      tilingsPerImage: env.TESSERA_TILINGS_PER_IMAGE,
    },
    uploads: {
      maxBytes: env.TESSERA_MAX_UPLOAD_BYTES,
      restSeconds: env.TESSERA_UPLOAD_REST_SECONDS,
      minBytesPerSecond: env.TESSERA_MIN_UPLOAD_RATE,
      minFreeBytes: env.TESSERA_MIN_FREE_BYTES,
    },
    scan: { command: env.TESSERA_SCAN_COMMAND ?? null, seconds: env.TESSERA_SCAN_SECONDS },
    images: { maxPixels: env.TESSERA_MAX_PIXELS, maxPixelsBuffered: env.TESSERA_MAX_PIXELS_BUFFERED },
    webhooks: {
      networks: env.TESSERA_WEBHOOK_NETWORKS ?? [],
      isDevelopment: env.TESSERA_WEBHOOK_NETWORKS === undefined && isDevelopment(env),
      retrySeconds: env.TESSERA_WEBHOOK_RETRY_SECONDS,
    },
    links: { ttlSeconds: env.TESSERA_URL_TTL_SECONDS },
    workers: env.TESSERA_WORKERS || machine.cores,
    rateLimitScale: env.TESSERA_RATE_LIMIT_SCALE,
    trustedProxies: env.TESSERA_TRUSTED_PROXIES,
    corsOrigins: env.TESSERA_CORS_ORIGINS,
    metricsToken: env.TESSERA_METRICS_TOKEN ?? null,
    logLevel: env.TESSERA_LOG_LEVEL,
  })
}

/** Whether nobody but programs of this machine reaches the server: no public address, no proxy before it, and it listens on loopback. */
function isDevelopment(env: z.output<typeof Environment>): boolean {
  const isLoopback = ['127.0.0.1', '::1', 'localhost'].includes(env.HOST)
  return isLoopback && env.TESSERA_PUBLIC_URL === undefined && env.TESSERA_TRUSTED_PROXIES === 0
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) deepFreeze(part)
  return Object.freeze(value)
}
