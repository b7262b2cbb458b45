import { type AdjustDraft, plainAdjust } from './adjust-fields.tsx'
import type { FileDraft } from './file-fields.tsx'
import type { GeometryDraft } from './geometry-fields.tsx'
import type { GoalDraft } from './goal-fields.tsx'

/** A recipe while it is being written: numbers are text, so that nothing typed is lost, however wrong it is. */
export interface RecipeDraft extends GoalDraft, GeometryDraft, AdjustDraft, FileDraft {
  format: string
  lossless: boolean
  width: string
  height: string
  fit: string
  enlarge: boolean
  position: string
  /** As #rrggbb; empty is the format's own. */
  background: string
}

/** What a recipe says where nothing is said. */
export const standardRecipe: RecipeDraft = {
  format: 'webp',
  goal: 'quality',
  quality: '80',
  maxBytes: '200',
  ssim: '0.98',
  lossless: false,
  width: '',
  height: '',
  fit: 'inside',
  enlarge: false,
  position: 'centre',
  background: '',
  rotate: 0,
  crop: null,
  ...plainAdjust,
  metadata: 'strip',
  effort: '',
  frame: '',
  palette: false,
}
