import { describe, expect, it } from 'vitest'
import type { OpenBench } from './conformance.ts'

/** Presets and shares. */
export function describeSharing(openBench: OpenBench): void {
  describe('presets', () => {
    it('are kept as they were saved, for their owner only', async () => {
      const bench = await openBench()
      const { rows } = bench
      const [ada, grace] = [await bench.addUser(), await bench.addUser()]
      // No recipe that is known; the account must bear it all the same.
      const preset = rows.preset(ada.id, { name: 'Web', recipe: { format: 'heic', of: ['a', { later: 1 }] } })
      await bench.store.presets.create(preset)
      await bench.reopen()
      const { store } = bench
      expect(await store.presets.get(ada.id, preset.id)).toEqual(preset)
      expect(await store.presets.list(ada.id)).toEqual([preset])
      expect(await store.presets.get(grace.id, preset.id)).toBeNull()
      expect(await store.presets.delete(grace.id, preset.id)).toBe(false)
      const updatedAt = rows.now()
      await expect(store.presets.update(grace.id, preset.id, { updatedAt })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
      const patch = { recipe: { format: 'png' }, applyOnUpload: true, updatedAt }
      expect(await store.presets.update(ada.id, preset.id, patch)).toEqual({ ...preset, ...patch })
      expect(await store.presets.delete(ada.id, preset.id)).toBe(true)
      expect(await store.presets.list(ada.id)).toEqual([])
    })

    it('have names of their own, and there are a hundred at most', async () => {
      const { store, rows, addUser } = await openBench()
      const [ada, grace] = [await addUser(), await addUser()]
      const names = ['small', 'Large', 'medium']
      for (const name of names) await store.presets.create(rows.preset(ada.id, { name }))
      await store.presets.create(rows.preset(grace.id, { name: 'small' }))
      expect((await store.presets.list(ada.id)).map(({ name }) => name)).toEqual(['Large', 'medium', 'small'])
      await expect(store.presets.create(rows.preset(ada.id, { name: 'SMALL' }))).rejects.toMatchObject({
        code: 'CONFLICT',
      })
      const [large] = await store.presets.list(ada.id)
      const rename = (name: string) =>
        store.presets.update(ada.id, large?.id ?? '', { name, updatedAt: rows.now() })
      await expect(rename('Small')).rejects.toMatchObject({ code: 'CONFLICT' })
      expect(await rename('LARGE')).toMatchObject({ name: 'LARGE' })
      const asked = Array.from({ length: 110 }, () => store.presets.create(rows.preset(ada.id)))
      const refused = (await Promise.allSettled(asked)).filter(({ status }) => status === 'rejected')
      expect(refused).toHaveLength(13)
      expect(refused[0]).toMatchObject({ reason: { code: 'QUOTA_EXCEEDED', details: { limit: 100 } } })
    })
  })

  describe('shares', () => {
    it('are found by their hash with their owner, and count their views', async () => {
      const bench = await openBench()
      const { rows } = bench
      const [ada, grace] = [await bench.addUser(), await bench.addUser()]
      const image = await bench.addImage(ada.id)
      const share = rows.share(ada.id, { imageIds: [image.id], passwordHash: '$argon2id$x' })
      await bench.store.shares.create(share)
      expect(await bench.store.shares.find(share.hash)).toEqual({ share, user: ada })
      await Promise.all([1, 2, 17].map((views) => bench.store.shares.countViews(share.hash, views)))
      await bench.reopen()
      const { store } = bench
      expect(await store.shares.get(ada.id, share.id)).toEqual({ ...share, views: 20 })
      expect(await store.shares.get(grace.id, share.id)).toBeNull()
      expect((await store.shares.list(grace.id, { limit: 10 })).total).toBe(0)
      expect(await store.shares.delete(grace.id, share.id)).toBe(false)
      await expect(store.shares.update(grace.id, share.id, {})).rejects.toMatchObject({ code: 'NOT_FOUND' })
      const changed = { title: 'Sea', passwordHash: null, expiresAt: '2026-09-01T00:00:00.000Z' }
      expect(await store.shares.update(ada.id, share.id, changed)).toMatchObject(changed)
      expect(await store.shares.delete(ada.id, share.id)).toBe(true)
      expect(await store.shares.find(share.hash)).toBeNull()
      await store.shares.countViews(share.hash, 1)
    })

    it('hold only what is there and their owner’s, and go with the last of it', async () => {
      const { store, rows, addUser, addImage, addReady } = await openBench()
      const [ada, grace] = [await addUser(), await addUser()]
      const [image, second] = [await addImage(ada.id), await addImage(ada.id)]
      const { compression } = await addReady(image, 10)
      const { tiling, job } = rows.tiling(image)
      await store.tilings.request({ tiling, job })
      for (const fields of [
        { imageIds: [image.id] },
        { compressionIds: [compression.id] },
        { tilingId: tiling.id },
      ]) {
        await expect(store.shares.create(rows.share(grace.id, fields))).rejects.toMatchObject({
          code: 'NOT_FOUND',
        })
      }
      const both = rows.share(ada.id, { imageIds: [image.id, second.id] })
      const ofCompression = rows.share(ada.id, { compressionIds: [compression.id] })
      const ofTiling = rows.share(ada.id, { tilingId: tiling.id })
      for (const share of [both, ofCompression, ofTiling]) await store.shares.create(share)
      await store.compressions.delete(ada.id, image.id, compression.id, rows.now())
      expect(await store.shares.find(ofCompression.hash)).toBeNull()
      await store.images.delete(ada.id, [image.id], rows.now())
      expect(await store.shares.find(ofTiling.hash)).toBeNull()
      expect((await store.shares.find(both.hash))?.share.imageIds).toEqual([second.id])
      await store.images.delete(ada.id, [second.id], rows.now())
      expect((await store.shares.list(ada.id, { limit: 10 })).items).toEqual([])
    })

    it('are swept when they have expired', async () => {
      const { store, rows, addUser, addImage } = await openBench()
      const user = await addUser()
      const { id } = await addImage(user.id)
      const old = rows.share(user.id, { imageIds: [id], expiresAt: '2026-03-01T00:00:00.000Z' })
      const kept = rows.share(user.id, { imageIds: [id] })
      for (const share of [old, kept]) await store.shares.create(share)
      expect(await store.shares.find(old.hash)).not.toBeNull()
      expect(await store.shares.deleteExpired('2026-04-01T00:00:00.000Z')).toBe(1)
      expect(await store.shares.deleteExpired('2026-04-01T00:00:00.000Z')).toBe(0)
      expect(await store.shares.find(old.hash)).toBeNull()
      expect((await store.shares.list(user.id, { limit: 10 })).items).toEqual([kept])
    })
  })
}
