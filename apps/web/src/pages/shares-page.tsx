import { Button, Dialog, EmptyState, ErrorNotice, ShareList } from '@tessera/ui'
import { useState } from 'react'
import { useApp } from '../compose.ts'
import { BackLink } from '../features/back-link.tsx'
import { usePage } from '../features/page.ts'
import { countImages, sayUntil } from '../features/shares/words.ts'
import { describeProblem } from '../lib/problems.ts'
import { type Share, trpc } from '../lib/trpc.ts'
import { LoadingPage, ProblemPage } from './other-pages.tsx'

/** As many as are shown; there is room for more, and who has more is not helped by a longer list. */
const limit = 100

/** The links that were given out, with how often they were opened, and the way to take them back. */
export function SharesPage() {
  usePage('Shares')
  const list = trpc.shares.list.useQuery({ limit }, { staleTime: 0 })
  const [revoking, setRevoking] = useState<Share | null>(null)
  if (list.error && !list.data) return <ProblemPage error={list.error} reset={() => void list.refetch()} />
  return (
    <>
      <header className="flex min-h-14 items-center gap-3 border-b border-hairline px-2 sm:px-4">
        <BackLink />
        <h1 className="text-16 font-semibold">Shares</h1>
      </header>
      <main tabIndex={-1} className="mx-auto w-full max-w-180 grow px-3 py-6 outline-none">
        {!list.data ? (
          <LoadingPage />
        ) : list.data.shares.length === 0 ? (
          <EmptyState title="Nothing is shared">
            Open an image, or select some in the gallery, and press Share: whoever has the link sees them
            without an account.
          </EmptyState>
        ) : (
          <ShareList
            items={list.data.shares.map(toItem)}
            onRevoke={(id) => setRevoking(list.data.shares.find((share) => share.id === id) ?? null)}
          />
        )}
      </main>
      {revoking && <RevokeDialog share={revoking} onClose={() => setRevoking(null)} />}
    </>
  )
}

/** Asked, and not undone: a link that is revoked cannot be given back, since nobody has kept it. */
function RevokeDialog({ share, onClose }: { share: Share; onClose(): void }) {
  const { queries, toasts } = useApp()
  const revoke = trpc.shares.delete.useMutation({
    async onSuccess() {
      await queries.shares.list.invalidate()
      toasts.show({ text: `“${titleOf(share)}” is shared no longer` })
      onClose()
    },
  })
  return (
    <Dialog
      open
      title={`Revoke “${titleOf(share)}”?`}
      description="The link stops working at once, for everybody who has it. This cannot be undone."
      onClose={onClose}
    >
      <div className="flex flex-col gap-4">
        {revoke.error && <ErrorNotice problem={describeProblem(revoke.error)} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Keep it</Button>
          <Button variant="primary" busy={revoke.isPending} onClick={() => revoke.mutate({ id: share.id })}>
            Revoke
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

function toItem(share: Share) {
  const { id, hasPassword, views, expiresAt } = share
  return {
    id,
    title: titleOf(share),
    what: whatOf(share),
    hasPassword,
    views,
    until: sayUntil(expiresAt),
  }
}

function titleOf(share: Share): string {
  return share.title ?? whatOf(share)
}

function whatOf({ imageIds, compressionIds, tilingId }: Share): string {
  if (tilingId !== null) return '1 panorama'
  if (compressionIds.length > 0)
    return compressionIds.length === 1 ? '1 compression' : `${compressionIds.length} compressions`
  return countImages(imageIds.length)
}
