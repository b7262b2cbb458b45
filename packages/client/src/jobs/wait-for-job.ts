import type { Api, Job } from '../api.ts'
import { TesseraError, toTesseraError } from '../errors.ts'

export interface WaitOptions {
  /** Stops the waiting, not the job. */
  signal?: AbortSignal | undefined
  /** Hears of each change, and of progress twice a second. */
  onProgress?: ((job: Job) => void) | undefined
}

/** Milliseconds between two looks: for progress, where nothing tells of changes, and where events do, should one be lost. */
const pauses = { progress: 500, withoutEvents: 1000, withEvents: 15_000 }

/**
 * Resolves with the job when it is ready. Rejects with what it failed of, with `CANCELLED`, or `ABORTED` by the signal. With `live` events
 * say when to look, otherwise it is looked at once a second.
 */
export async function waitForJob(
  api: Pick<Api, 'jobs' | 'events'>,
  { id, live }: { id: string; live: boolean },
  { signal, onProgress }: WaitOptions = {},
): Promise<Job> {
  const ring = createBell(signal)
  let hearing = live
  const onDeaf = () => {
    hearing = false
  }
  const stream = live
    ? api.events.follow.subscribe(
        { lastEventId: null },
        {
          onData({ data }) {
            if (data.jobId === id || data.type === 'resync') ring.now()
          },
          onError: onDeaf,
          onComplete: onDeaf,
          // What happened before the stream was open is seen by this look.
          onStarted: () => ring.now(),
        },
      )
    : null
  try {
    let last = ''
    while (true) {
      signal?.throwIfAborted()
      const { job } = await api.jobs.get.query({ id }, signal ? { signal } : {})
      const seen = `${job.status} ${job.progress}`
      if (seen !== last) onProgress?.(job)
      last = seen
      if (job.status === 'ready') return job
      if (job.status === 'failed')
        throw new TesseraError(job.error ?? { code: 'PROCESSING_FAILED', message: 'The job failed' })
      if (job.status === 'cancelled')
        throw new TesseraError({ code: 'CANCELLED', message: 'The job was cancelled' })
      await ring.wait(onProgress ? pauses.progress : hearing ? pauses.withEvents : pauses.withoutEvents)
    }
  } catch (error) {
    throw toTesseraError(error)
  } finally {
    stream?.unsubscribe()
  }
}

/** A pause that something may cut short; a ring that came before it does, too. */
function createBell(signal: AbortSignal | undefined) {
  let rung = false
  let wake = () => {}
  const now = () => {
    rung = true
    wake()
  }
  return {
    now,
    async wait(milliseconds: number): Promise<void> {
      if (!rung && !signal?.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
          signal?.addEventListener('abort', wake, { once: true })
        })
        signal?.removeEventListener('abort', wake)
      }
      rung = false
    },
  }
}
