import { type RecipeDraft, standardRecipe } from '@tessera/ui'

const key = 'tessera.recipe'

/** What means something for one image only: another one has other parts, and other frames. */
const ofOneImage = { crop: null, rotate: 0, frame: '' } as const satisfies Partial<RecipeDraft>

/** The recipe that was written last: it is still there after a reload, and for the next image. */
export function loadDraft(): RecipeDraft {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    return { ...standardRecipe, ...(stored as Partial<RecipeDraft>), ...ofOneImage }
  } catch {
    return standardRecipe
  }
}

export function saveDraft(draft: RecipeDraft): void {
  localStorage.setItem(key, JSON.stringify({ ...draft, ...ofOneImage }))
}
