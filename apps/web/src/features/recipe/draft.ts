import type { RecipeDraft } from '@tessera/ui'

const key = 'tessera.recipe'

const standard: RecipeDraft = {
  format: 'webp',
  goal: 'quality',
  quality: '80',
  maxBytes: '200',
  ssim: '0.98',
  width: '',
  height: '',
  fit: 'inside',
  enlarge: false,
}

/** The recipe that was written last: it is still there after a reload, and for the next image. */
export function loadDraft(): RecipeDraft {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    return { ...standard, ...(stored as Partial<RecipeDraft>) }
  } catch {
    return standard
  }
}

export function saveDraft(draft: RecipeDraft): void {
  localStorage.setItem(key, JSON.stringify(draft))
}
