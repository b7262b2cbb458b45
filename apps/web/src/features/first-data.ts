import type { FirstData } from '@tessera/server/router'
import { getQueryKey } from '@trpc/react-query'
import type { App } from '../compose.ts'
import { trpc } from '../lib/trpc.ts'
import { galleryOptions } from './gallery-query.ts'
import { compressionsInput } from './image-queries.ts'

/**
 * Puts what came within the page where the answers to its first questions would be, so that something is seen while they are asked. They
 * are asked all the same: what the page before was still sending when it went, a deletion for one, is not in it.
 */
export function takeFirstData(app: App, element = document.getElementById('first-data')): void {
  if (!element) return
  const { me, lastEventId, gallery, image, compressions } = JSON.parse(element.textContent) as FirstData
  element.remove()
  const outdated = { updatedAt: 1 }
  app.queryClient.setQueryData(getQueryKey(trpc.account.me, undefined, 'query'), me, outdated)
  app.session.enter(me.user)
  app.live.goOnAfter(lastEventId)
  if (gallery) {
    app.queryClient.setQueryData(
      galleryOptions(app.client, {}).queryKey,
      { pages: [gallery], pageParams: [null] },
      outdated,
    )
  }
  if (!image) return
  const { id } = image.image
  app.queryClient.setQueryData(getQueryKey(trpc.images.get, { id }, 'query'), image, outdated)
  if (compressions) {
    app.queryClient.setQueryData(
      getQueryKey(trpc.compressions.list, compressionsInput(id), 'query'),
      compressions,
      outdated,
    )
  }
}
