import { initTRPC, TRPCError } from '@trpc/server'
import { ZodError } from 'zod'
import type { ErrorAnswer } from '../contract/objects.ts'
import type { Deps } from '../deps.ts'
import type { RequestContext } from '../http/context.ts'
import { isKnownError, reportError, toPublicError } from '../http/errors.ts'
import { invalidInput } from '../http/parse.ts'
import type { Actor } from '../services/actor.ts'

/** What procedures get. tRPC copies it once or twice for each call, so that it is kept short; what is seldom asked for is in `request`. */
export interface ProcedureContext {
  deps: Deps
  request: RequestContext
}

export function toProcedureContext(request: RequestContext): ProcedureContext {
  return { deps: request.deps, request }
}

const t = initTRPC.context<ProcedureContext>().create({
  // A line now and then, so that nothing in between takes a quiet stream for a dead one.
  sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
  errorFormatter({ shape, error, ctx, input }) {
    const body = describeError(error, ctx, input)
    const { stack: _, ...data } = shape.data
    return { ...shape, message: body.message, data: { ...data, error: body } }
  },
})

/** Our own errors travel as the cause; what tRPC itself refuses (an unknown procedure, a body that is no JSON) keeps its message. */
function describeError(
  error: TRPCError,
  ctx: ProcedureContext | undefined,
  input: unknown,
): ErrorAnswer['error'] {
  const requestId = ctx?.request.requestId ?? ''
  const cause = error.cause instanceof ZodError ? invalidInput(error.cause, input) : error.cause
  if (error.code !== 'INTERNAL_SERVER_ERROR' && !isKnownError(cause)) {
    return {
      code: error.code === 'NOT_FOUND' ? 'NOT_FOUND' : 'INVALID_INPUT',
      message: error.message,
      requestId,
    }
  }
  return (ctx ? reportError(cause, requestId, ctx.deps.logger) : toPublicError(cause, requestId)).body.error
}

export const router = t.router
export const { createCallerFactory } = t

/**
 * What happens around each call, in one middleware because each of them copies what it passes on. It counts the call: many in one batch are
 * not cheaper than many requests. And it gives the errors of services the tRPC code of the one table; ours is under `data.error`.
 */
function guard<Added extends object>(admit: (request: RequestContext) => Added) {
  return t.middleware(async ({ ctx: { request }, next }) => {
    const refuse = (cause: unknown): never => {
      const { trpc, body } = toPublicError(cause, request.requestId)
      throw new TRPCError({ code: trpc, message: body.error.message, cause })
    }
    const added = await request
      .count()
      .then(() => admit(request))
      .catch(refuse)
    const result = await next({ ctx: added })
    if (result.ok || result.error.code !== 'INTERNAL_SERVER_ERROR') return result
    return refuse(result.error.cause)
  })
}

/** Without an account. */
export const publicProcedure = t.procedure.use(guard(() => ({})))

/** With one: `ctx.account` is who asks. */
export const procedure = t.procedure.use(guard((request) => ({ account: request.actor() satisfies Actor })))
