import type { EventRow } from '@tessera/db'
import type { LiveEvent } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import type { JobProgress } from '../../jobs/progress.ts'
import { type Actor, requireScope } from '../actor.ts'

/** How often a stream on which nothing happens looks whether whoever follows it still may. */
const lookMilliseconds = 15_000

/** Events that may wait for a slow reader before it is told to look at everything again instead. */
const mostWaiting = 1000

/**
 * The actor's events after number `after`, then each new one as it happens, in order, none missing and none twice, until the signal
 * fires, the server stops, or the actor's credential is no longer good: nothing is told after that. Without `after` it begins now. When some are not kept any more, a `resync` comes instead: look at
 * everything again, and go on from its number. In between `job.progress` tells how far jobs are
 * that run. Throws `RATE_LIMITED` for more streams than any person has browsers.
 */
export async function* followEvents(
  {
    store,
    progress,
    stopping,
    workLimits,
    revocations,
  }: Pick<Deps, 'store' | 'progress' | 'stopping' | 'workLimits' | 'revocations'>,
  actor: Actor,
  {
    after,
    signal,
    isStillIn,
  }: { after: number | null; signal: AbortSignal; isStillIn: () => Promise<boolean> },
): AsyncGenerator<LiveEvent, void> {
  requireScope(actor, 'read')
  const leave = workLimits.openStream(actor.userId)
  const ended = AbortSignal.any([signal, stopping])
  let waiting: EventRow[] = []
  let wake = () => {}
  const unsubscribe = store.events.subscribe((userId, events) => {
    if (userId !== actor.userId) return
    waiting.push(...events)
    wake()
  })
  // How far a job is: the latest of each, as the ones before are of no interest any more.
  const further = new Map<string, JobProgress>()
  const unsubscribeProgress = progress.subscribe((told) => {
    if (told.job.userId !== actor.userId) return
    further.set(told.job.id, told)
    wake()
  })
  // Whoever's credential has just ended is told nothing more, and finds that out at once.
  let looked = true
  const unwatch = revocations.subscribe(actor.userId, () => {
    looked = false
    wake()
  })
  const onEnd = () => wake()
  ended.addEventListener('abort', onEnd)
  try {
    // Subscribed first, so that what happens between the look back and the first wait is not lost; the numbers tell what was seen.
    let last = after ?? (await store.events.latest(actor.userId))
    if (after !== null) {
      const past = await store.events.since(actor.userId, after)
      last = past.latest
      if (past.resync) yield resync(last)
      else yield* past.events
    }
    while (!ended.aborted) {
      looked = true
      if (!(await isStillIn())) break
      const batch = waiting
      waiting = []
      // Before what may say that such a job is over.
      const told = [...further.values()]
      further.clear()
      for (const one of told) yield progressEvent(one, last)
      if (batch.length > mostWaiting) {
        last = batch.at(-1)?.seq ?? last
        yield resync(last)
        continue
      }
      for (const event of batch) {
        if (event.seq <= last) continue
        last = event.seq
        yield event
      }
      if (waiting.length === 0 && further.size === 0 && looked && !ended.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, lookMilliseconds)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
    }
  } finally {
    leave()
    unsubscribe()
    unsubscribeProgress()
    unwatch()
    ended.removeEventListener('abort', onEnd)
  }
}

/** It has the number of the event before it: it is not kept, so nobody can go on after it. */
function progressEvent({ job, progress }: JobProgress, seq: number): LiveEvent {
  const { id, kind, imageId, outputId } = job
  const output =
    outputId === null ? {} : kind === 'tiling' ? { tilingId: outputId } : { compressionId: outputId }
  return { seq, type: 'job.progress', imageId, jobId: id, ...output, progress }
}

const resync = (seq: number): LiveEvent => ({ seq, type: 'resync' })
