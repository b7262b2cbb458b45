import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createRowMaker } from '../conformance-rows.ts'
import type { Store } from '../port.ts'
import type { InvitationRow, UserRow } from '../rows.ts'
import { createJsonStore, type JsonStoreOptions } from './create-json-store.ts'
import { createMemoryDisk, type MemoryDisk, systemError } from './memory-disk.ts'

// The lock needs a real folder; all else is in memory.
let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tessera-db-'))
})
afterEach(() => rm(folder, { recursive: true }))

function open(disk: MemoryDisk, checkpoints: JsonStoreOptions['checkpoints']): Promise<Store> {
  return createJsonStore({
    folder,
    limits: { images: 100, bytes: 1e6, compressionsPerImage: 10, tilingsPerImage: 4 },
    clock: () => new Date('2026-06-01T00:00:00.000Z'),
    files: disk,
    checkpoints: { quietMilliseconds: 3_600_000, ...checkpoints },
  })
}

interface Life {
  admin?: UserRow
  invitation?: InvitationRow
  invited?: UserRow
  /** Whether deleting the invited one was begun, and acknowledged. */
  deletion?: 'asked' | 'done'
  again?: UserRow
}

/** Changes of more than one document, and of one that goes; ends at the first one that is not acknowledged. */
async function live(store: Store, rows: ReturnType<typeof createRowMaker>): Promise<Life> {
  const life: Life = {}
  try {
    life.admin = await store.users.create(rows.user({ username: 'Ada' }))
    const invitation = rows.invitation(life.admin.id)
    await store.invitations.create(invitation)
    life.invitation = invitation
    const asked = rows.user({ username: 'Grace' })
    const session = rows.session(asked.id)
    life.invited = await store.users.create(asked, { session, invitationHash: invitation.hash })
    await store.images.create({ image: rows.image(asked.id), reservationId: '', jobs: [] })
    life.deletion = 'asked'
    await store.users.delete(asked.id)
    life.deletion = 'done'
    life.again = await store.users.create(rows.user({ username: 'grace' }))
  } catch {
    // The power is gone.
  }
  return life
}

async function expectWhole(store: Store, life: Life): Promise<void> {
  const { admin, invitation, invited, deletion, again } = life
  if (!admin) return
  expect(await store.users.get(admin.id)).toEqual(admin)
  if (!invitation) return
  // The account and the use of its invitation are one change, though of two documents.
  const used = (await store.invitations.find(invitation.hash))?.usedBy ?? null
  if (invited) expect(used).toBe(invited.id)
  const found = used === null ? null : await store.users.get(used)
  if (used !== null && deletion === undefined) expect(found).not.toBeNull()
  if (deletion === 'done') expect(found).toBeNull()
  if (found && deletion !== undefined) expect((await store.images.stored(found.id)).images).toHaveLength(1)
  if (again) expect(await store.users.getByUsername('grace')).toEqual(again)
  const { items, total } = await store.users.list({ limit: 10, sort: 'createdAt', order: 'asc' })
  expect(items).toHaveLength(total)
  expect((await store.quota.total()).users).toBe(total)
}

describe.each([
  ['in the journal', {}],
  ['with a checkpoint after each change', { startBytes: 0, limitBytes: 1 }],
])('a power loss over changes of accounts, %s', (_, checkpoints) => {
  it('leaves each as a whole or not at all, wherever it comes', async () => {
    for (let at = 1; ; at++) {
      const disk = createMemoryDisk()
      let count = 0
      disk.onOperation = (_operation, path) => {
        count++
        if (count >= at) throw systemError('EIO', path)
      }
      const store = await open(disk, checkpoints).catch(() => null)
      const life = store ? await live(store, createRowMaker()) : {}
      await store?.close().catch(() => undefined)
      for (const survives of [() => false, () => true, (what: string) => what === 'name']) {
        const lost = disk.losePower(survives)
        const restored = await open(lost, {})
        await expectWhole(restored, life)
        await restored.close()
        // What is left of documents is what the lookup knows, and nobody else's.
        const again = await open(lost, {})
        await expectWhole(again, life)
        const ids: string[] = []
        for await (const id of again.users.ids()) ids.push(`${folder}/users/${id}.json`)
        const documents = [...lost.entries.keys()].filter((path) => path.startsWith(`${folder}/users/`))
        expect(documents.sort()).toEqual(ids.sort())
        await again.close()
      }
      if (count < at) break
    }
  }, 600_000)
})
