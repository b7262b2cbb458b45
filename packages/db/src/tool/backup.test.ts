import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { data, documentOf, fill, open, root, rows, run } from '../../test/tool-folder.ts'
import type { Store } from '../port.ts'
import type { ImageRow } from '../rows.ts'

describe('tessera-db backup', () => {
  /** Users who upload, compress and delete for as long as they are let. Bytes first, row second; on delete the row goes first. */
  async function liveUntil(store: Store, isOver: () => boolean): Promise<void> {
    const blobOf = (image: Pick<ImageRow, 'userId' | 'id'>): string =>
      join(data, 'blobs', image.userId, image.id, 'original.jpg')
    await Promise.all(
      Array.from({ length: 6 }, async (_, n) => {
        const { id } = await store.users.create(rows.user())
        const images: ImageRow[] = []
        while (!isOver()) {
          const image = rows.image(id)
          await mkdir(join(blobOf(image), '..'), { recursive: true })
          await writeFile(blobOf(image), image.sha256)
          await store.images.create({ image, reservationId: '', jobs: [rows.job(image)] })
          images.push(image)
          // Something is deleted all the time, though nothing within the moment that copying it takes.
          await delay(10)
          if (images.length <= 3 + n) continue
          const [gone] = images.splice(0, 1)
          if (!gone) continue
          await store.images.delete(id, [gone.id], rows.now())
          await rm(join(blobOf(gone), '..'), { recursive: true })
        }
      }),
    )
  }

  it('taken under load is one state, with every row and every byte that was there before', async () => {
    for (let round = 0; round < 3; round++) {
      await rm(data, { recursive: true, force: true })
      const target = join(root, `backup-${round}`)
      const store = await open(data, { startBytes: 300_000, limitBytes: 3_000_000, quietMilliseconds: 100 })
      let isOver = false
      const lives = liveUntil(store, () => isOver)
      const known = await store.users.create(rows.user({ username: 'Before' }))
      const image = rows.image(known.id)
      await mkdir(join(data, 'blobs', known.id, image.id), { recursive: true })
      await writeFile(join(data, 'blobs', known.id, image.id, 'original.jpg'), image.sha256)
      await store.images.create({ image, reservationId: '', jobs: [] })
      await writeFile(join(data, 'secret'), 'x'.repeat(43), { mode: 0o600 })

      const { code, err } = await run('backup', data, target)
      isOver = true
      await lives
      expect(code).toBe(0)
      expect(await run('check', target)).toMatchObject({ code: 0 })
      expect(await readFile(join(target, 'secret'), 'utf8')).toBe('x'.repeat(43))

      const restored = await open(target)
      expect(await restored.users.getByUsername('before')).toEqual(known)
      expect(await restored.images.get(known.id, image.id)).toEqual(image)
      let images = 0
      for await (const userId of restored.users.ids()) {
        for (const row of (await restored.images.stored(userId)).images) {
          const path = join(target, 'blobs', userId, row.id, 'original.jpg')
          // Where deleting was faster than copying the report says so; then it must be gone for good.
          if (err !== '' && !(await store.images.get(userId, row.id))) continue
          expect(await readFile(path, 'utf8')).toBe(row.sha256)
          images++
        }
      }
      expect(images).toBeGreaterThan(0)
      await restored.close()
      await store.close()
    }
  }, 240_000)

  it('of a folder that no server uses opens with every row', async () => {
    await fill()
    const target = join(root, 'backup')
    expect(await run('backup', data, target)).toMatchObject({ code: 0, err: '' })
    const [store, copy] = [await open(), await open(target)]
    for await (const id of store.users.ids()) {
      expect(await copy.images.stored(id)).toEqual(await store.images.stored(id))
      expect(await copy.users.get(id)).toEqual(await store.users.get(id))
    }
    expect(await copy.quota.total()).toEqual(await store.quota.total())
  })

  it('names users whose document is damaged, and takes it over as it is', async () => {
    const { users } = await fill()
    await writeFile(documentOf(users[0]), '{')
    const target = join(root, 'backup')
    expect(await run('backup', data, target)).toMatchObject({
      code: 1,
      err: expect.stringContaining(users[0].id),
    })
    expect(await readFile(join(target, 'db', 'users', `${users[0].id}.json`), 'utf8')).toBe('{')
  })

  it('is not made over something, within its own folder, or of nothing', async () => {
    await fill()
    const target = join(root, 'backup')
    await mkdir(target)
    await writeFile(join(target, 'mine'), '')
    expect((await run('backup', data, target)).err).toContain('not empty')
    expect(await readdir(target)).toEqual(['mine'])
    expect((await run('backup', data, join(data, 'backup'))).err).toContain('cannot lie in')
    expect((await run('backup', join(root, 'x'), join(root, 'y'))).err).toContain('store.json is missing')
    expect(await readdir(root)).not.toContain('y')
  })
})
