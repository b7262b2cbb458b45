import { StoreError } from '../errors.ts'
import type { PresetStore } from '../port.ts'
import { compareTexts } from './compare-texts.ts'
import type { Draft } from './draft.ts'
import type { Engine } from './engine.ts'

/** Presets that one user can have. */
const presetsPerUser = 100

export function createPresets({ read, update, lookup }: Engine): PresetStore {
  return {
    create: (preset) =>
      update(preset.userId, (draft) => {
        const used = draft.list('presets').length
        if (used >= presetsPerUser) {
          throw new StoreError('QUOTA_EXCEEDED', `Expected at most ${presetsPerUser} presets`, {
            details: { resource: 'presets', used, limit: presetsPerUser },
          })
        }
        requireFreeName(draft, preset)
        draft.put('presets', preset)
      }),

    async get(userId, id) {
      return (await read(userId))?.presets.get(id) ?? null
    },

    async list(userId) {
      const presets = [...((await read(userId))?.presets.values() ?? [])]
      return presets.sort((a, b) => compareTexts(a.name.toLowerCase(), b.name.toLowerCase()))
    },

    update: (userId, id, { name, recipe, applyOnUpload, updatedAt }) =>
      update(userId, (draft) => {
        if (!draft.get('presets', id)) throw new StoreError('NOT_FOUND', 'There is no such preset')
        if (name !== undefined) requireFreeName(draft, { id, name })
        return draft.patch('presets', id, {
          ...(name !== undefined && { name }),
          ...(recipe !== undefined && { recipe }),
          ...(applyOnUpload !== undefined && { applyOnUpload }),
          updatedAt,
        })
      }),

    async delete(userId, id) {
      if (!lookup.userIds.has(userId)) return false
      return update(userId, (draft) => {
        const isThere = draft.get('presets', id) !== undefined
        if (isThere) draft.remove('presets', id)
        return isThere
      })
    },
  }
}

function requireFreeName(draft: Draft, { id, name }: { id: string; name: string }): void {
  const isTaken = draft
    .list('presets')
    .some((other) => other.id !== id && other.name.toLowerCase() === name.toLowerCase())
  if (isTaken) {
    throw new StoreError('CONFLICT', 'There is a preset of this name', { details: { field: 'name' } })
  }
}
