import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../port.ts'
import { createJsonStore } from './create-json-store.ts'
import { diskOperations, type FileOperations } from './file-operations.ts'

/** What version 1 left when it was killed: three documents with one change each only in its journal, one of a user who is only there. */
const stored = new URL('../../test/version-1', import.meta.url).pathname
const [ada, grace, edith] = ['1', '24', '36'].map((id) => id.padStart(26, '0')) as [string, string, string]
const sea = '13'.padStart(26, '0')

let folder = ''
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'tessera-db-')), 'data')
  await cp(stored, folder, { recursive: true })
})
afterEach(() => rm(join(folder, '..'), { recursive: true }))

function open(files?: FileOperations): Promise<Store> {
  return createJsonStore({
    folder,
    limits: { images: 100, bytes: 1e6, compressionsPerImage: 10, tilingsPerImage: 4 },
    clock: () => new Date('2026-06-01T00:00:00.000Z'),
    checkpoints: { quietMilliseconds: 3_600_000 },
    ...(files && { files }),
  })
}

async function expectEverything(store: Store): Promise<void> {
  expect(await store.users.get(ada)).toMatchObject({ username: 'Ada', role: 'admin' })
  expect(await store.users.getByUsername('edith')).toMatchObject({ id: edith, role: 'member' })
  expect(await store.sessions.list(ada)).toHaveLength(1)
  expect(await store.tokens.list(ada)).toHaveLength(1)
  expect(await store.images.get(ada, sea)).toMatchObject({
    name: 'the sea.jpg',
    tags: ['sea'],
    missing: false,
  })
  const { items } = await store.compressions.list(ada, sea, { limit: 10 })
  expect(items).toMatchObject([
    { status: 'queued', missing: false, result: null },
    { status: 'ready', missing: false, result: { bytes: 321 } },
  ])
  const jobs = await store.jobs.listQueued()
  expect(jobs.map(({ userId, kind, notBefore }) => [userId, kind, notBefore])).toEqual([
    [ada, 'thumbnail', null],
    [grace, 'thumbnail', null],
    [ada, 'compression', null],
  ])
  expect((await store.events.since(ada, 0)).latest).toBe(6)
  // What version 1 did not keep.
  expect(await store.quota.total()).toEqual({
    users: 3,
    images: 2,
    compressions: 2,
    tilings: 0,
    bytes: 1821,
  })
  expect((await store.jobs.listAll({ limit: 10 })).items.map(({ userId }) => userId)).toEqual([
    ada,
    grace,
    ada,
    ada,
  ])
  await expect(store.users.update(ada, { role: 'member' })).rejects.toMatchObject({ code: 'CONFLICT' })
}

describe('a folder of version 1', () => {
  it('has everything that it had, and what is new in version 2', async () => {
    const store = await open()
    await expectEverything(store)
    await store.close()
    const manifest = JSON.parse(await readFile(join(folder, 'store.json'), 'utf8'))
    expect(manifest).toMatchObject({ schema: 2 })
    for (const name of await readdir(join(folder, 'users'))) {
      // Grace and Ada had changes; so had Edith, who was only in the journal.
      expect(JSON.parse(await readFile(join(folder, 'users', name), 'utf8'))).toMatchObject({ schema: 2 })
    }
    const again = await open()
    await expectEverything(again)
    await again.close()
  })

  it('has everything also when a document could only be read after the upgrade', async () => {
    const document = join(folder, 'users', `${ada}.json`)
    const bytes = await readFile(document)
    await writeFile(document, '{')
    const upgraded = await open()
    expect(await upgraded.quota.total()).toMatchObject({ users: 3, images: 1 })
    await writeFile(document, bytes)
    // Two at once: it is counted one time.
    await Promise.all([upgraded.users.get(ada), upgraded.users.get(ada)])
    await expectEverything(upgraded)
    await upgraded.close()
    const again = await open()
    await expectEverything(again)
    await again.close()
  })

  it('has everything also when a document is restored before a later start', async () => {
    const document = join(folder, 'users', `${ada}.json`)
    const bytes = await readFile(document)
    await writeFile(document, '{')
    const upgraded = await open()
    await upgraded.close()
    await writeFile(document, bytes)
    for (let start = 0; start < 2; start++) {
      const store = await open()
      await expectEverything(store)
      await store.close()
    }
  })

  it('comes to the same when the first start dies, wherever it does', async () => {
    for (let at = 1; ; at++) {
      await rm(folder, { recursive: true })
      await cp(stored, folder, { recursive: true })
      let count = 0
      const step = (): void => {
        count++
        if (count >= at) throw new Error('The process is gone')
      }
      const failing = Object.fromEntries(
        Object.entries(diskOperations).map(
          ([name, operation]: [string, (...parameters: never[]) => unknown]) => [
            name,
            name === 'readNow'
              ? (...parameters: never[]) => {
                  step()
                  return operation(...parameters)
                }
              : async (...parameters: never[]) => {
                  step()
                  return operation(...parameters)
                },
          ],
        ),
      ) as unknown as FileOperations
      const dying = await open(failing).catch(() => null)
      await dying?.close().catch(() => undefined)
      const store = await open()
      await expectEverything(store)
      await store.close()
      if (count < at) break
    }
  }, 600_000)
})
