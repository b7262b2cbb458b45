import { Dialog, ErrorNotice, standardTiling, type TilingDraft, TilingForm } from '@tessera/ui'
import { useEffect, useState } from 'react'
import { useApp } from '../../compose.ts'
import { loadChunk } from '../../lib/load-chunk.ts'
import { describeProblem, fieldErrors } from '../../lib/problems.ts'
import { type Image, trpc } from '../../lib/trpc.ts'
import type { readTiling } from '../rules.ts'
import { describeExtent } from './tiling-words.ts'

/** Asks how to cut an image into tiles, and has it done. */
export function TilingDialog({ image, open, onClose }: { image: Image; open: boolean; onClose(): void }) {
  const { connection, deletions, queries, toasts } = useApp()
  const [draft, setDraft] = useState<TilingDraft>(standardTiling)
  const [read, setRead] = useState<ReturnType<typeof readTiling> | null>(null)
  const create = trpc.tilings.create.useMutation({
    onSuccess({ created }) {
      if (!created) toasts.show({ text: 'You have these tiles already; here they are.' })
      void queries.tilings.list.invalidate({ imageId: image.id })
      onClose()
    },
  })

  useEffect(() => {
    if (!open) return
    let left = false
    void loadChunk(() => import('../rules.ts'), connection).then((rules) => {
      if (!left) setRead(rules.readTiling(draft, image))
    })
    return () => {
      left = true
    }
  }, [draft, image, open, connection])

  async function submit(): Promise<void> {
    // Whoever is quicker than the rules are there has pressed the button all the same.
    const { readTiling } = await loadChunk(() => import('../rules.ts'), connection)
    const asked = readTiling(draft, image)
    setRead(asked)
    if ('errors' in asked) return
    // One that was just deleted makes room for the next.
    await deletions.flush()
    create.mutate({ imageId: image.id, recipe: asked.recipe })
  }

  const problem = create.error && describeProblem(create.error)
  return (
    <Dialog open={open} title="Tiles" onClose={onClose}>
      <TilingForm
        draft={draft}
        outcome={
          read && 'plan' in read ? describeExtent({ ...read.plan, levels: read.plan.levels.length }) : null
        }
        errors={{ ...fieldErrors(create.error, 'recipe.'), ...(read && 'errors' in read ? read.errors : {}) }}
        busy={create.isPending}
        onChange={(next) => {
          setDraft(next)
          if (create.error) create.reset()
        }}
        onSubmit={() => void submit()}
      >
        {problem && <ErrorNotice problem={problem} />}
      </TilingForm>
    </Dialog>
  )
}
