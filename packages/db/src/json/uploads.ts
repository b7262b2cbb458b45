import { takePage } from '../pages.ts'
import type { UploadStore } from '../port.ts'
import type { UploadOutcome, UploadRow } from '../rows.ts'
import { compareTexts } from './compare-texts.ts'
import type { Draft } from './draft.ts'
import type { Engine } from './engine.ts'
import { takeWidePage } from './wide-pages.ts'

/** Lines of the log that are kept per user: more would make the document, and with it each reading of it, mostly log. */
const uploadsKept = 200

export function createUploads(engine: Engine): UploadStore {
  const { read, update, totals } = engine
  return {
    add: (upload) => update(upload.userId, (draft) => logUpload(draft, upload)),

    async list(userId, { outcome, ...query }) {
      const uploads = [...((await read(userId))?.uploads.values() ?? [])].filter(isOf(outcome))
      return takePage(uploads, query, { by: 'createdAt', order: 'desc', key: ({ createdAt }) => createdAt })
    },

    async listAll({ outcome, ...query }) {
      const page = await takeWidePage(engine, query, ({ uploads }) =>
        [...uploads.values()].filter(isOf(outcome)),
      )
      return { ...page, total: outcome === undefined ? totals.get('uploads') : null }
    },
  }
}

const isOf =
  (outcome: UploadOutcome | undefined) =>
  (row: UploadRow): boolean =>
    outcome === undefined || row.outcome === outcome

export function logUpload(draft: Draft, upload: UploadRow): void {
  draft.put('uploads', upload)
  const all = draft.list('uploads')
  if (all.length <= uploadsKept) return
  all.sort((a, b) => compareTexts(a.createdAt, b.createdAt) || compareTexts(a.id, b.id))
  for (const { id } of all.slice(0, all.length - uploadsKept)) draft.remove('uploads', id)
}
