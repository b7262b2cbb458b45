import type { Queries } from '../../lib/queries.ts'
import type { LiveEvent } from '../../lib/trpc.ts'

/** Events come in bursts; what they touch is asked for once. */
const gatherFor = 80

/** Turns events into the queries that have to be asked again. */
export function createRefresh(queries: Queries): (event: LiveEvent) => void {
  let gathered: LiveEvent[] = []
  function refresh(): void {
    const events = gathered
    gathered = []
    if (events.some(({ type }) => type === 'resync')) return void queries.invalidate()
    const images = new Set(events.flatMap(({ imageId }) => imageId ?? []))
    const ofCompressions = events.filter(({ type }) => !/^(image|thumbnail)\./.test(type))
    if (ofCompressions.length < events.length) {
      void queries.images.list.invalidate()
      void queries.images.tags.invalidate()
    }
    for (const id of images) void queries.images.get.invalidate({ id })
    for (const { imageId } of ofCompressions)
      if (imageId) void queries.compressions.list.invalidate({ imageId })
    for (const { imageId, tilingId } of events) {
      if (!imageId || !tilingId) continue
      void queries.tilings.list.invalidate({ imageId })
      void queries.tilings.get.invalidate({ imageId, id: tilingId })
    }
    void queries.account.me.invalidate()
  }
  return (event) => {
    // Nothing that is listed has changed, and it comes several times a second.
    if (event.type === 'job.progress') return
    if (gathered.length === 0) setTimeout(refresh, gatherFor)
    gathered.push(event)
  }
}
