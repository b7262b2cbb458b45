import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button, EmptyState, ErrorNotice } from '@tessera/ui'
import { useRef } from 'react'
import { EndedPage, LockedPage } from '../features/shares/closed-pages.tsx'
import { SharedPicture } from '../features/shares/shared-picture.tsx'
import { SharedPictures } from '../features/shares/shared-pictures.tsx'
import { SharedTiling } from '../features/shares/shared-tiling.tsx'
import { picturesOf, useShared } from '../features/shares/use-shared.ts'
import { describeProblem } from '../lib/problems.ts'
import type { SharedPage as Share } from '../lib/trpc.ts'
import { LoadingPage } from './other-pages.tsx'

/** What somebody sees who was given a link; nobody is logged in here. */
export function SharedPage() {
  const { token } = useParams({ from: '/s/$token' })
  const { page, unlock, code } = useShared(token)
  if (code === 'UNAUTHENTICATED') return <LockedPage unlock={unlock} />
  if (code === 'NOT_FOUND' || code === 'LINK_EXPIRED')
    return <EndedPage hasExpired={code === 'LINK_EXPIRED'} />
  if (page.data) return <OpenPage share={page.data.share} onRenew={() => page.refetch()} />
  if (!page.error) return <LoadingPage />
  return (
    <main>
      <EmptyState
        title="This did not work"
        action={
          <Button variant="primary" onClick={() => void page.refetch()}>
            Try again
          </Button>
        }
      >
        <ErrorNotice problem={describeProblem(page.error)} className="text-left" />
      </EmptyState>
    </main>
  )
}

function OpenPage({ share, onRenew }: { share: Share; onRenew(): Promise<unknown> }) {
  const { picture } = useSearch({ from: '/s/$token' })
  const { token } = useParams({ from: '/s/$token' })
  const navigate = useNavigate()
  const last = useRef<number | null>(null)
  const pictures = picturesOf(share)
  const number = pictures.length === 1 ? 1 : picture
  const show = (next: number, replace: boolean) => {
    last.current = next
    void navigate({ to: '/s/$token', params: { token }, search: { picture: next }, replace })
  }
  const { tiling, title, expiresAt } = share
  if (tiling) return <SharedTiling tiling={tiling} title={title} expiresAt={expiresAt} onRenew={onRenew} />
  return (
    <div className="flex min-h-dvh flex-col">
      {number !== undefined && number <= pictures.length ? (
        <SharedPicture
          pictures={pictures}
          number={number}
          title={title}
          expiresAt={expiresAt}
          // One step back leads to all of them, however many were looked at.
          onShow={(next) => show(next, true)}
          onClose={
            pictures.length === 1
              ? null
              : () => void navigate({ to: '/s/$token', params: { token }, search: {}, replace: true })
          }
        />
      ) : (
        <SharedPictures share={share} last={last.current} onOpen={(next) => show(next, false)} />
      )}
    </div>
  )
}
