import { Dialog, LinkField, ShareForm } from '@tessera/ui'
import { useApp } from '../../compose.ts'
import { copyText, formatUntil } from '../../lib/links.ts'
import { describeProblem, fieldErrors } from '../../lib/problems.ts'
import { type Inputs, trpc } from '../../lib/trpc.ts'
import { embedSnippet } from './embed-snippet.ts'

type Shareable = Pick<Inputs['shares']['create'], 'imageIds' | 'compressionIds' | 'tilingId'>

/** Asks how something is to be shared, and then shows the link, which nobody can look up later. */
export function ShareDialog({
  shared,
  name,
  isNamed = true,
  onClose,
}: {
  shared: Shareable
  /** What it is called in the dialog. */
  name: string
  /** Whether that is also its title, where no other is written: a name is, "3 images" is not. */
  isNamed?: boolean
  onClose(): void
}) {
  const { queries } = useApp()
  const create = trpc.shares.create.useMutation({ onSuccess: () => void queries.shares.list.invalidate() })
  const errors = fieldErrors(create.error)
  const what = isNamed ? `“${name}”` : name

  if (create.data) {
    const { share, url } = create.data
    const copy = (text: string) => () =>
      copyText(text).then(
        () => true,
        () => false,
      )
    const snippet = shared.tilingId === undefined ? null : embedSnippet(url, name)
    return (
      <Dialog open title="The link is ready" onClose={onClose}>
        <LinkField
          label={`Shows ${what} until ${formatUntil(share.expiresAt)}`}
          url={url}
          onCopy={copy(url)}
        />
        {snippet !== null && (
          <div className="mt-4">
            <LinkField
              label="For a page of your own"
              url={snippet}
              hint="Put it into the page's HTML: the panorama stands there, to be zoomed into."
              onCopy={copy(snippet)}
            />
          </div>
        )}
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
        standardTitle={name}
        busy={create.isPending}
        problem={create.error && Object.keys(errors).length === 0 ? describeProblem(create.error) : null}
        errors={errors}
        onSubmit={({ title: written, password, hours }) => {
          const title = written || (isNamed ? name.slice(0, longestTitle) : '')
          create.mutate({
            ...shared,
            expiresInHours: hours,
            ...(title && { title }),
            ...(password && { password }),
          })
        }}
      />
    </Dialog>
  )
}

const longestTitle = 200
