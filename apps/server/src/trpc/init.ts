import { initTRPC, TRPCError } from '@trpc/server'
import { ZodError } from 'zod'
import type { ErrorAnswer } from '../contract/objects.ts'
import type { RequestContext } from '../http/context.ts'
import { isKnownError, reportError, toPublicError } from '../http/errors.ts'
import { invalidInput } from '../http/parse.ts'
import type { Actor } from '../services/actor.ts'

const t = initTRPC.context<RequestContext>().create({
  // A line now and then, so that nothing in between takes a quiet stream for a dead one.
  sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
  errorFormatter({ shape, error, ctx }) {
    const body = describeError(error, ctx)
    const { stack: _, ...data } = shape.data
    return { ...shape, message: body.message, data: { ...data, error: body } }
  },
})

/** Our own errors travel as the cause; what tRPC itself refuses (an unknown procedure, a body that is no JSON) keeps its message. */
function describeError(error: TRPCError, ctx: RequestContext | undefined): ErrorAnswer['error'] {
  const requestId = ctx?.requestId ?? ''
  const cause = error.cause instanceof ZodError ? invalidInput(error.cause, undefined) : error.cause
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

/** Gives the errors of services the tRPC code of the one table; ours is under `data.error`. */
const translateErrors = t.middleware(async ({ ctx, next }) => {
  const result = await next()
  if (result.ok || result.error.code !== 'INTERNAL_SERVER_ERROR') return result
  const { cause } = result.error
  const { trpc, body } = toPublicError(cause, ctx.requestId)
  throw new TRPCError({ code: trpc, message: body.error.message, cause })
})

/** Each call of a batch counts: many in one request are not cheaper than many requests. */
const countCalls = t.middleware(async ({ ctx, next }) => {
  await ctx.count()
  return next()
})

/** Without an account. */
export const publicProcedure = t.procedure.use(translateErrors).use(countCalls)

/** With one: `ctx.account` is who asks. */
export const procedure = publicProcedure.use(({ ctx, next }) =>
  next({ ctx: { account: ctx.actor() satisfies Actor } }),
)
