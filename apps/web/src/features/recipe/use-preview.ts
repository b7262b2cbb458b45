import type { CompressionRecipe } from '@tessera/core/recipes'
import type { PreviewFigures, Problem, RecipeDraft } from '@tessera/ui'
import { useEffect, useState } from 'react'
import { describeProblem } from '../../lib/problems.ts'

/** Milliseconds without a change until a preview is asked for: a hand on a slider rests that long. */
const rest = 350

export interface Preview {
  recipe: CompressionRecipe
  url: string
  /** Of the preview itself, which is no wider than a screen; null where it is shown in another format than was asked for. */
  figures: PreviewFigures | null
}

/** What the recipe that is being written makes of the image, at the size of a screen; null while nothing has been changed. */
export function usePreview(
  imageId: string,
  { draft, active }: { draft: RecipeDraft; active: boolean },
): { preview: Preview | null; busy: boolean; problem: Problem | null } {
  const [preview, setPreview] = useState<Preview | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)

  useEffect(() => {
    if (!active) {
      setPreview(null)
      setProblem(null)
      return
    }
    const given = new AbortController()
    const timer = setTimeout(async () => {
      try {
        setBusy(true)
        const { readDraft } = await import('../rules.ts')
        const read = readDraft(draft)
        // What is wrong is said beside its field, once the button is pressed.
        if ('errors' in read) return
        setPreview(await fetchPreview(imageId, read.recipe, given.signal))
        setProblem(null)
      } catch (error) {
        if (!given.signal.aborted) setProblem(describeProblem(error))
      } finally {
        if (!given.signal.aborted) setBusy(false)
      }
    }, rest)
    return () => {
      clearTimeout(timer)
      given.abort()
      setBusy(false)
    }
  }, [imageId, draft, active])

  const url = preview?.url
  useEffect(() => (url === undefined ? undefined : () => URL.revokeObjectURL(url)), [url])
  return { preview: active ? preview : null, busy, problem: active ? problem : null }
}

/** Formats that browsers do not show are asked for as PNG: what is seen then is all but the losses. */
const unseen: readonly string[] = ['tiff', 'jxl']

async function fetchPreview(id: string, recipe: CompressionRecipe, signal: AbortSignal): Promise<Preview> {
  const { quality, maxBytes, ssim, lossless, effort, ...pixels } = recipe
  const shown = unseen.includes(recipe.format) ? { ...pixels, format: 'png' } : recipe
  const answer = await fetch(`/api/v1/images/${encodeURIComponent(id)}/preview`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(shown),
    signal,
  })
  if (!answer.ok) throw (await answer.json()).error
  const file = await answer.blob()
  const figures = shown === recipe ? await readFigures(file, answer.headers) : null
  signal.throwIfAborted()
  return { recipe, url: URL.createObjectURL(file), figures }
}

async function readFigures(file: Blob, headers: Headers): Promise<PreviewFigures | null> {
  try {
    const { width, height } = await createImageBitmap(file)
    const ssim = headers.get('Tessera-SSIM')
    return { width, height, bytes: file.size, ssim: ssim === null ? null : Number(ssim) }
  } catch {
    // A browser that does not know the format cannot show it either.
    return null
  }
}
