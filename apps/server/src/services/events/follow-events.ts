import type { EventRow } from '@tessera/db'
import type { LiveEvent } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'

/** Events that may wait for a slow reader before it is told to look at everything again instead. */
const mostWaiting = 1000

/**
 * The actor's events after number `after`, then each new one as it happens, in order, none missing and none twice, until the signal
 * fires or the server stops. Without `after` it begins now. When some are not kept any more, a `resync` comes instead: look at
 * everything again, and go on from its number.
 */
export async function* followEvents(
  { store, stopping }: Pick<Deps, 'store' | 'stopping'>,
  actor: Actor,
  { after, signal }: { after: number | null; signal: AbortSignal },
): AsyncGenerator<LiveEvent, void> {
  requireScope(actor, 'read')
  const ended = AbortSignal.any([signal, stopping])
  let waiting: EventRow[] = []
  let wake = () => {}
  const unsubscribe = store.events.subscribe((userId, events) => {
    if (userId !== actor.userId) return
    waiting.push(...events)
    wake()
  })
  const onEnd = () => wake()
  ended.addEventListener('abort', onEnd)
  try {
    // Subscribed first, so that what happens between the look back and the first wait is not lost; the numbers tell what was seen.
    const past = await store.events.since(actor.userId, after ?? 0)
    let last = after === null || past.resync ? past.latest : after
    if (after !== null && past.resync) yield resync(last)
    else if (after !== null) {
      for (const event of past.events) yield event
      last = past.latest
    }
    while (!ended.aborted) {
      const batch = waiting
      waiting = []
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
      if (waiting.length === 0 && !ended.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    }
  } finally {
    unsubscribe()
    ended.removeEventListener('abort', onEnd)
  }
}

const resync = (seq: number): LiveEvent => ({ seq, type: 'resync' })
