import { useParams } from '@tanstack/react-router'
import { EmptyState, ErrorNotice } from '@tessera/ui'
import { EndedPage, LockedPage } from '../features/shares/closed-pages.tsx'
import { SharedTiling } from '../features/shares/shared-tiling.tsx'
import { useShared } from '../features/shares/use-shared.ts'
import { describeProblem } from '../lib/problems.ts'
import { LoadingPage } from './other-pages.tsx'

/** A shared panorama within a page of somebody else's. It is the one page that may be framed, and has nothing of any account. */
export function EmbedPage() {
  const { token } = useParams({ from: '/embed/$token' })
  const { page, unlock, code } = useShared(token)
  if (code === 'UNAUTHENTICATED') return <LockedPage unlock={unlock} />
  if (code === 'NOT_FOUND' || code === 'LINK_EXPIRED')
    return <EndedPage hasExpired={code === 'LINK_EXPIRED'} />
  if (page.data?.share.tiling) {
    const { tiling, title } = page.data.share
    return <SharedTiling tiling={tiling} title={title} expiresAt={null} onRenew={() => page.refetch()} />
  }
  if (!page.data && !page.error) return <LoadingPage />
  return (
    <main>
      <EmptyState title="There is no panorama here">
        {page.error ? (
          <ErrorNotice problem={describeProblem(page.error)} className="text-left" />
        ) : (
          'Only a share of a panorama can stand in another page.'
        )}
      </EmptyState>
    </main>
  )
}
