import type { z } from 'zod'
import type { RequestContext } from '../http/context.ts'
import type { PublicCode } from '../http/errors.ts'

type Part = z.ZodObject

/** What one route answers with: the only status there is, or one of several by `reply`. */
export interface Reply {
  status: number
  /** Bytes are sent as they are, all else as JSON. */
  body?: unknown
  headers?: Record<string, string>
}

/** One line of the REST table. */
export interface Route {
  method: 'get' | 'post' | 'patch' | 'delete'
  /** As OpenAPI writes it: `/api/v1/images/{id}`. */
  path: string
  summary: string
  /** In Markdown, what the summary does not say. */
  description?: string
  tag: string
  /** What can go wrong here beyond what can with any route of its kind (document/describe-route.ts). */
  errors: readonly PublicCode[]
  /** A body that a client may send, where none can be made up of the schema. */
  example?: unknown
  /** Whether it works without an account. */
  public: boolean
  params?: Part
  query?: Part
  /** Headers that it reads, by their names in lower case. */
  headers?: Part
  body?: z.ZodType
  /** Of each status that is a success; null for one without a body. */
  responses: Record<number, z.ZodType | null>
  run(
    context: RequestContext,
    input: {
      params: never
      query: never
      headers: never
      body: never
      prefer: string
      signal: () => AbortSignal
    },
  ): Promise<Reply>
}

type Out<P> = P extends z.ZodType ? z.output<P> : undefined

interface RouteOptions<
  P extends Part | undefined,
  Q extends Part | undefined,
  B extends z.ZodType | undefined,
  H extends Part | undefined,
> {
  summary: string
  description?: string
  tag: string
  errors?: readonly PublicCode[]
  example?: B extends z.ZodType ? z.input<B> : never
  public?: boolean
  params?: P
  query?: Q
  headers?: H
  body?: B
  responses: Record<number, z.ZodType | null>
  run(
    context: RequestContext,
    input: {
      params: Out<P>
      query: Out<Q>
      headers: Out<H>
      body: Out<B>
      prefer: string
      signal: () => AbortSignal
    },
  ): Promise<Reply>
}

/** Whether it makes things, so that a client may name its request by an Idempotency-Key, to have it done once. */
export function takesIdempotencyKey({ method, public: isPublic, responses }: Route): boolean {
  return method === 'post' && !isPublic && (201 in responses || 202 in responses)
}

/** Writes a line of the table down, with the types of its parts tied together. `line` is method and path: `GET /api/v1/me`. */
export function route<
  P extends Part | undefined = undefined,
  Q extends Part | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  H extends Part | undefined = undefined,
>(line: `${'GET' | 'POST' | 'PATCH' | 'DELETE'} ${string}`, options: RouteOptions<P, Q, B, H>): Route {
  const [method = '', path = ''] = line.split(' ')
  // `run` is called with what its own schemas parsed; the table only knows that each has some.
  return {
    ...options,
    public: options.public ?? false,
    errors: options.errors ?? [],
    method: method.toLowerCase() as Route['method'],
    path,
  } as unknown as Route
}

export const ok = (body: unknown): Reply => ({ status: 200, body })
export const created = (body: unknown): Reply => ({ status: 201, body })
export const accepted = (body: unknown): Reply => ({ status: 202, body })
export const noContent: Reply = { status: 204 }
export const redirect = (url: string): Reply => ({
  status: 302,
  headers: { Location: url, 'Cache-Control': 'no-store' },
})
