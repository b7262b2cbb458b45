import type { RecipeDraft } from '@tessera/ui'
import { useEffect, useState } from 'react'
import { useApp } from '../../compose.ts'
import { loadChunk } from '../../lib/load-chunk.ts'
import { describeProblem, fieldErrors } from '../../lib/problems.ts'
import { trpc } from '../../lib/trpc.ts'
import type { RecipeErrors } from '../rules.ts'
import { loadDraft, saveDraft } from './draft.ts'
import { usePreview } from './use-preview.ts'

/** The schema is as heavy as the rest of the page, and nobody needs it before they have looked at the picture. */
const importRules = () => import('../rules.ts')
/** Milliseconds until the picture has had the line for itself. */
const settled = 2_000

/** The recipe of one image: what is written, what is wrong with it, and the request that makes it. */
export function useRecipe(imageId: string, { onAsked }: { onAsked(compressionId: string): void }) {
  const { connection, queries, toasts, deletions } = useApp()
  const loadRules = () => loadChunk(importRules, connection)
  const [draft, setDraft] = useState<RecipeDraft>(loadDraft)
  const [errors, setErrors] = useState<RecipeErrors>({})
  // Since something was changed, until something made is looked at.
  const [trying, setTrying] = useState(false)
  const preview = usePreview(imageId, { draft, active: trying })
  useEffect(() => {
    const timer = setTimeout(() => void importRules().catch(() => {}), settled)
    return () => clearTimeout(timer)
  }, [])
  const create = trpc.compressions.create.useMutation({
    onSuccess({ compression, created }) {
      setTrying(false)
      onAsked(compression.id)
      if (!created) toasts.show({ text: 'You made this one before; here it is.' })
      void queries.compressions.list.invalidate({ imageId })
    },
  })

  async function compress(): Promise<void> {
    if (create.isPending) return
    const { readDraft } = await loadRules()
    const read = readDraft(draft)
    setErrors('errors' in read ? read.errors : {})
    // One that was just deleted makes room for the next.
    if ('recipe' in read) {
      await deletions.flush()
      create.mutate({ imageId, recipe: read.recipe, async: true })
    }
  }

  /** Errors go as soon as they are mended; new ones wait for the button. */
  async function mend(next: RecipeDraft): Promise<void> {
    const { readDraft } = await loadRules()
    const read = readDraft(next)
    const left = 'errors' in read ? read.errors : {}
    setErrors((before) => Object.fromEntries(Object.entries(left).filter(([field]) => field in before)))
  }

  return {
    draft,
    errors: { ...ofForm(fieldErrors(create.error, 'recipe.')), ...errors },
    preview,
    /** Back to what has been made. */
    stopTrying: () => setTrying(false),
    busy: create.isPending,
    problem: create.error && describeProblem(create.error),
    change(next: RecipeDraft) {
      setDraft(next)
      setTrying(true)
      saveDraft(next)
      if (Object.keys(errors).length > 0) void mend(next)
      if (create.error) create.reset()
    },
    compress,
  }
}

/** By the names of the form's fields: those of `adjust` are its own, those of a crop are one. */
function ofForm(errors: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).map(([field, message]) => [
      field.startsWith('adjust.') ? field.slice('adjust.'.length) : (field.split('.')[0] ?? field),
      message,
    ]),
  )
}
