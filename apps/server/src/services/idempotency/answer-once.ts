import type { IdempotencyKeyRow } from '@tessera/db'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../actor.ts'
import { isOutcomeUnknown, ServiceError } from '../errors.ts'

type Needs = Pick<Deps, 'store' | 'answers' | 'clock' | 'logger'>

/** How long a key means the request that it was first used for. */
const hoursOfLife = 24

/** Characters of a sealed answer that are kept: an upload of some hundred files. */
const longestAnswer = 64 * 1024

/**
 * Performs what was asked once, however often it is asked by the same key: later ones get the first answer. One that fails, or says that it
 * is not final, has used the key for nothing. `question` is what the key stands for, as JSON. Throws `CONFLICT` with `details.reason`:
 * `running` (and when to ask again), `reused` for another question, `interrupted` when the server stopped in the middle of the first one, and
 * `forgotten` when its answer was too long to keep.
 */
export async function answerOnce<T>(
  { store, answers, clock, logger }: Needs,
  actor: Actor,
  {
    key,
    question,
    perform,
  }: { key: string; question: unknown; perform: () => Promise<{ answer: T; isFinal: boolean }> },
): Promise<{ answer: T; isReplay: boolean }> {
  const { userId, scopes } = actor
  const opener = { userId, key }
  const hash = answers.digest(userId, key)
  if (answers.underWay.has(hash)) throw refusals.running()
  // Before the store knows of it: who finds it there and not here takes it for one of a process that has died.
  answers.underWay.add(hash)
  try {
    // An answer is for credentials that could have asked for it.
    const fingerprint = answers.fingerprint(opener, JSON.stringify([question, scopes.toSorted()]))
    const found = await store.idempotencyKeys.begin(newRow({ userId, hash, fingerprint }, clock()))
    if (found) {
      requireAnswer(found, fingerprint)
      return { answer: JSON.parse(answers.open(opener, found.answer)) as T, isReplay: true }
    }
    const { answer, isFinal } = await perform().catch(async (error: unknown) => {
      // Where it is not known whether it was made, it must not be made again.
      if (!isOutcomeUnknown(error)) await store.idempotencyKeys.delete(userId, hash).catch(logFailure)
      throw error
    })
    if (isFinal) {
      const sealed = answers.seal(opener, JSON.stringify(answer))
      const kept = sealed.length <= longestAnswer ? sealed : null
      await store.idempotencyKeys.finish(userId, hash, kept).catch(logFailure)
    } else await store.idempotencyKeys.delete(userId, hash).catch(logFailure)
    return { answer, isReplay: false }
  } finally {
    answers.underWay.delete(hash)
  }

  /** What was asked for is made all the same, and its answer is right. */
  function logFailure(error: unknown): void {
    logger.error({ err: error }, 'an answer could not be kept for its idempotency key')
  }
}

function newRow(
  fields: Pick<IdempotencyKeyRow, 'userId' | 'hash' | 'fingerprint'>,
  now: Date,
): IdempotencyKeyRow {
  const expiresAt = new Date(now.getTime() + hoursOfLife * 3_600_000).toISOString()
  return { ...fields, finished: false, answer: null, createdAt: now.toISOString(), expiresAt }
}

function requireAnswer(
  found: IdempotencyKeyRow,
  fingerprint: string,
): asserts found is IdempotencyKeyRow & { answer: string } {
  if (found.fingerprint !== fingerprint) throw refusals.reused()
  if (!found.finished) throw refusals.interrupted()
  if (found.answer === null) throw refusals.forgotten()
}

const conflict = (message: string, details: { reason: string; retryAfterSeconds?: number }) =>
  new ServiceError('CONFLICT', message, { details })

const refusals = {
  running: () =>
    conflict('The first request of this Idempotency-Key is still under way', {
      reason: 'running',
      retryAfterSeconds: 1,
    }),
  reused: () =>
    conflict('This Idempotency-Key was used for another request; use a new one', { reason: 'reused' }),
  interrupted: () =>
    conflict(
      'The first request of this Idempotency-Key was interrupted; see whether it made what it should, and use a new key',
      { reason: 'interrupted' },
    ),
  forgotten: () =>
    conflict('The first request of this Idempotency-Key was answered, at too great a length to be kept', {
      reason: 'forgotten',
    }),
}
