import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button, EmptyState, ErrorNotice, UnlockForm, Wordmark } from '@tessera/ui'
import { useRef } from 'react'
import { usePage } from '../features/page.ts'
import { SharedPicture } from '../features/shares/shared-picture.tsx'
import { SharedPictures } from '../features/shares/shared-pictures.tsx'
import { SharedTiling } from '../features/shares/shared-tiling.tsx'
import { picturesOf, useShared } from '../features/shares/use-shared.ts'
import { describeProblem, serverErrorOf } from '../lib/problems.ts'
import type { SharedPage as Share } from '../lib/trpc.ts'
import { LoadingPage } from './other-pages.tsx'

/** What somebody sees who was given a link; nobody is logged in here. */
export function SharedPage() {
  const { token } = useParams({ from: '/s/$token' })
  const { page, unlock, code } = useShared(token)
  if (code === 'UNAUTHENTICATED') return <LockedPage unlock={unlock} />
  if (code === 'NOT_FOUND' || code === 'LINK_EXPIRED')
    return <EndedPage hasExpired={code === 'LINK_EXPIRED'} />
  if (page.data) return <OpenPage share={page.data.share} />
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

function OpenPage({ share }: { share: Share }) {
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
  if (tiling)
    return (
      <div className="flex min-h-dvh flex-col">
        <SharedTiling tiling={tiling} title={title} expiresAt={expiresAt} />
      </div>
    )
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

function LockedPage({ unlock }: { unlock: ReturnType<typeof useShared>['unlock'] }) {
  usePage('Password')
  const isWrong = unlock.error && serverErrorOf(unlock.error)?.code === 'UNAUTHENTICATED'
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <div className="w-full max-w-90 rounded-lg bg-raised p-6 shadow-float sm:p-8">
        <Wordmark />
        <h1 className="mt-6 mb-1 text-20 font-semibold">Pictures for you</h1>
        <p className="mb-5 text-13 text-pretty text-quiet">
          Whoever gave you this link has a password for it.
        </p>
        <UnlockForm
          busy={unlock.isPending}
          error={isWrong ? 'The password is wrong' : null}
          problem={unlock.error && !isWrong ? describeProblem(unlock.error) : null}
          onSubmit={(password) => unlock.mutate(password)}
        />
      </div>
    </main>
  )
}

function EndedPage({ hasExpired }: { hasExpired: boolean }) {
  usePage('Nothing here any more')
  return (
    <main>
      <h1 className="sr-only">Nothing here any more</h1>
      <EmptyState title={hasExpired ? 'This link has expired' : 'This link does not work any more'}>
        {hasExpired
          ? 'It was made for a certain time. Ask whoever gave it to you for a new one.'
          : 'It was taken back, or it is not quite right. Ask whoever gave it to you.'}
      </EmptyState>
    </main>
  )
}
