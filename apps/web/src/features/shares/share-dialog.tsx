import { Dialog, LinkField, ShareForm } from '@tessera/ui'
import { useApp } from '../../compose.ts'
import { copyText, formatUntil } from '../../lib/links.ts'
import { describeProblem, fieldErrors } from '../../lib/problems.ts'
import { type Image, trpc } from '../../lib/trpc.ts'
import { countImages } from './words.ts'

/** Asks how images are to be shared, and then shows the link, which nobody can look up later. */
export function ShareDialog({
  images,
  onClose,
}: {
  images: readonly Pick<Image, 'id' | 'name'>[]
  onClose(): void
}) {
  const { queries } = useApp()
  const create = trpc.shares.create.useMutation({ onSuccess: () => void queries.shares.list.invalidate() })
  const errors = fieldErrors(create.error)
  const what = images.length === 1 ? `“${images[0]?.name}”` : countImages(images.length)

  if (create.data) {
    const { share, url } = create.data
    const copy = () =>
      copyText(url).then(
        () => true,
        () => false,
      )
    return (
      <Dialog open title="The link is ready" onClose={onClose}>
        <LinkField label={`Shows ${what} until ${formatUntil(share.expiresAt)}`} url={url} onCopy={copy} />
        <p className="mt-3 text-13 text-pretty text-quiet">
          Copy it now: it is shown only this once. You can take it back at any time, under Shares.
          {share.hasPassword && ' Whoever opens it is asked for the password.'}
        </p>
      </Dialog>
    )
  }
  return (
    <Dialog
      open
      title={`Share ${what}`}
      description="Whoever has the link sees the pictures, without an account. What the camera wrote into them, such as the place, stays here."
      onClose={onClose}
    >
      <ShareForm
        standardTitle={images.length === 1 ? (images[0]?.name ?? '') : countImages(images.length)}
        busy={create.isPending}
        problem={create.error && Object.keys(errors).length === 0 ? describeProblem(create.error) : null}
        errors={errors}
        onSubmit={({ title, password, hours }) =>
          create.mutate({
            imageIds: images.map(({ id }) => id),
            expiresInHours: hours,
            ...titleOf(title, images),
            ...(password && { password }),
          })
        }
      />
    </Dialog>
  )
}

/** One image stands under its own name, in the list of shares too. */
function titleOf(written: string, images: readonly Pick<Image, 'name'>[]): { title?: string } {
  const title = written || (images.length === 1 ? images[0]?.name.slice(0, longestTitle) : '')
  return title ? { title } : {}
}

const longestTitle = 200
