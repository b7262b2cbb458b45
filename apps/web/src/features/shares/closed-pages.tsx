import { EmptyState, UnlockForm, Wordmark } from '@tessera/ui'
import { describeProblem, serverErrorOf } from '../../lib/problems.ts'
import { usePage } from '../page.ts'
import type { useShared } from './use-shared.ts'

/** Before a share that has a password. */
export function LockedPage({ unlock }: { unlock: ReturnType<typeof useShared>['unlock'] }) {
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

/** In place of a share that is over. */
export function EndedPage({ hasExpired }: { hasExpired: boolean }) {
  usePage('Nothing here any more')
  return (
    <main>
      <h1 className="sr-only">Nothing here any more</h1>
      <EmptyState title={hasExpired ? 'This link has expired' : 'This link does not work any more'}>
        {hasExpired
          ? 'It was made for a certain time. Ask whoever gave it to you for a new one.'
          : 'It was taken back, its time is long over, or it is not quite right. Ask whoever gave it to you.'}
      </EmptyState>
    </main>
  )
}
