import type { OpenShare } from '../../contract/share-inputs.ts'
import type { SharedPage } from '../../contract/share-objects.ts'
import type { Deps } from '../../deps.ts'
import { ServiceError } from '../errors.ts'
import { findShared } from './find-shared.ts'
import { listSharedFiles } from './list-shared-files.ts'
import { settleRenditions } from './settle-renditions.ts'
import { toSharedPicture } from './to-shared-picture.ts'
import { toSharedTiling } from './to-shared-tiling.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'links' | 'sharing'>

/** Links of a share live shortly, whatever others do: revoking it is to mean something. */
const mostSeconds = 900

/**
 * What a share shows, to anybody who has its link: names, sizes and links, none of which leads to an original or to metadata. Counts a view. Throws
 * `NOT_FOUND`, `LINK_EXPIRED`, and `UNAUTHENTICATED` while its password is missing.
 */
export async function openShare(
  deps: Needs,
  address: string,
  { token, grant }: OpenShare,
): Promise<{ share: SharedPage }> {
  const { links, sharing } = deps
  const share = await findShared(deps, token)
  if (share.passwordHash !== null && !(grant !== undefined && sharing.grants.isGood(share, grant))) {
    throw new ServiceError('UNAUTHENTICATED', 'This share is opened with a password', {
      details: { password: 'required' },
    })
  }
  const files = await listSharedFiles(deps, share)
  const states = await settleRenditions(sharing.renditions, files)
  const limited = links.within({ ttlSeconds: mostSeconds, notAfter: new Date(share.expiresAt) })
  const show = (shown: typeof files) => shown.map((each) => toSharedPicture(limited, each, states))
  sharing.views.count(share.hash, address)
  return {
    share: {
      title: share.title,
      expiresAt: share.expiresAt,
      images: show(files.filter(({ compression }) => compression === null)),
      compressions: show(files.filter(({ compression }) => compression !== null)),
      tiling: await toSharedTiling(deps, limited, share),
    },
  }
}
