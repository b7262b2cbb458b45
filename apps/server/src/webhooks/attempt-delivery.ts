import type { DeliveryAttempt, DeliveryRow, WebhookRow } from '@tessera/db'
import type { Deps } from '../deps.ts'
import { type Post, PostError } from '../outgoing/post.ts'
import type { Seal } from '../seal.ts'
import { ServiceError } from '../services/errors.ts'
import { nextAttempt } from './retry-schedule.ts'
import { signMessage, writeMessage } from './sign-message.ts'

/** Tries once to deliver a message; resolves with what became of it, or null when `signal` fired before there was an answer. */
export type AttemptDelivery = (
  due: { delivery: DeliveryRow; webhook: WebhookRow },
  signal: AbortSignal,
) => Promise<DeliveryAttempt | null>

/** `retrySeconds` are the waits between attempts; after as many failures and one the message is given up. */
export function createAttemptDelivery({
  seal,
  post,
  clock,
  random,
  retrySeconds,
  logger,
}: Pick<Deps, 'clock' | 'logger'> & {
  seal: Seal
  post: Post
  random: () => number
  retrySeconds: readonly number[]
}): AttemptDelivery {
  async function send({ delivery, webhook }: Parameters<AttemptDelivery>[0], signal: AbortSignal) {
    const body = writeMessage(delivery)
    const signature = signMessage(seal, webhook, { id: delivery.id, body, at: clock() })
    const headers = { ...signature, 'Content-Type': 'application/json', 'User-Agent': 'Tessera-Webhooks/1' }
    return post(webhook.url, { headers, body }, signal)
  }

  function failure(
    { attempts }: DeliveryRow,
    { error, status = null, retryAfter = null }: Failure,
  ): DeliveryAttempt {
    const now = clock()
    const again = nextAttempt({ attempts: attempts + 1, now, retryAfter }, { seconds: retrySeconds, random })
    const told = { at: now.toISOString(), responseStatus: status, error }
    return again
      ? { ...told, kind: 'retry', nextAttemptAt: again.toISOString() }
      : { ...told, kind: 'failed' }
  }

  return async (due, signal) => {
    try {
      const { status, retryAfter } = await send(due, signal)
      const at = clock().toISOString()
      if (status >= 200 && status < 300) return { kind: 'delivered', at, responseStatus: status }
      if (status === 410) {
        const disable = { reason: 'The receiver answered 410: it wants no more messages' }
        return { kind: 'failed', at, responseStatus: status, error: 'The receiver answered 410', disable }
      }
      return failure(due.delivery, { error: `The receiver answered ${status}`, status, retryAfter })
    } catch (error) {
      if (signal.aborted) return null
      if (error instanceof PostError) return failure(due.delivery, { error: error.message })
      // Where the address leads to is not allowed: trying again would be trying whether it has become so.
      if (error instanceof ServiceError && error.code === 'INVALID_INPUT')
        return { kind: 'failed', at: clock().toISOString(), responseStatus: null, error: error.message }
      if (error instanceof ServiceError && error.code === 'UNAVAILABLE') {
        return failure(due.delivery, {
          error: 'The secret cannot be read, since that of the server has changed; make a new one',
        })
      }
      logger.error({ err: error, deliveryId: due.delivery.id }, 'a message could not be sent to a webhook')
      return failure(due.delivery, { error: 'Something went wrong on the server' })
    }
  }
}

interface Failure {
  error: string
  status?: number | null
  retryAfter?: string | null
}
