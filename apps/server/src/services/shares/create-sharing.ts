import type { Deps } from '../../deps.ts'
import { createRenditions, type Renditions } from './create-renditions.ts'
import { createShareGrants, type ShareGrants } from './create-share-grants.ts'
import { createShareViews, type ShareViews } from './create-share-views.ts'

/** What shares need that lasts longer than a request. */
export interface Sharing {
  renditions: Renditions
  views: ShareViews
  grants: ShareGrants
}

export function createSharing(
  deps: Parameters<typeof createRenditions>[0] & Pick<Deps, 'store' | 'clock' | 'logger'>,
  { secret }: { secret: string },
): Sharing {
  return {
    renditions: createRenditions(deps),
    views: createShareViews(deps),
    grants: createShareGrants({ secret, clock: deps.clock }),
  }
}
