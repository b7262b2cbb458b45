import { readdirSync, readlinkSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createCachedBlobs } from '../cached.ts'
import { describeBlobStore } from '../conformance.ts'
import { watchDeletions } from '../deletions.ts'
import { compressionKey, imagePrefix, originalKey, tilingKey } from '../keys.ts'
import { createFileSystemBlobs } from './index.ts'
import { createQuickCalls } from './quick-calls.ts'

const folders: string[] = []
async function emptyFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-blobs-'))
  folders.push(folder)
  return folder
}
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))

describeBlobStore('the file system', async () => createFileSystemBlobs({ folder: await emptyFolder() }))
describeBlobStore('the file system of a slow disk', async () => {
  // The first call takes ten milliseconds, and then the time stands still: all others are made by other threads.
  const times = [0]
  const calls = createQuickCalls({ now: () => times.shift() ?? 10 })
  const folder = await emptyFolder()
  calls.stat(folder)
  expect(calls.stat(folder)).toBeInstanceOf(Promise)
  return createFileSystemBlobs({ folder, calls })
})
describeBlobStore('the cached file system', async () =>
  createCachedBlobs(createFileSystemBlobs({ folder: await emptyFolder() }), {
    maxBytes: 1_000_000,
    maxEntryBytes: 300_000,
  }),
)

describeBlobStore('one that tells of deletions', async () =>
  watchDeletions(createFileSystemBlobs({ folder: await emptyFolder() }), () => {}),
)

const image = { userId: 'a'.repeat(26), id: 'b'.repeat(26), format: 'png' }

describe('blobs in the file system', () => {
  it('clears what an earlier process left half-written', async () => {
    const folder = await emptyFolder()
    createFileSystemBlobs({ folder })
    await mkdir(join(folder, 'tmp', 'left'))
    await writeFile(join(folder, 'tmp', 'left', 'original'), 'half')
    createFileSystemBlobs({ folder })
    expect(await readdir(join(folder, 'tmp'))).toEqual([])
  })

  it('leaves no folder of an image behind, and makes it again when asked', async () => {
    const folder = await emptyFolder()
    const blobs = createFileSystemBlobs({ folder })
    for (let round = 0; round < 2; round++) {
      await blobs.put(originalKey(image), Buffer.from('x'))
      await blobs.deletePrefix(imagePrefix(image))
      expect(await readdir(join(folder, 'blobs', image.userId))).toEqual([])
    }
  })

  it('places a blob while its neighbours are deleted', async () => {
    const blobs = createFileSystemBlobs({ folder: await emptyFolder() })
    const keyOf = (n: number) =>
      compressionKey({
        userId: image.userId,
        imageId: image.id,
        id: String(n).padStart(26, '0'),
        version: 'c'.repeat(26),
        format: 'webp',
      })
    for (let n = 0; n < 300; n++) {
      await Promise.all([blobs.put(keyOf(n + 1), Buffer.from('x')), blobs.delete(keyOf(n))])
    }
    expect((await blobs.get(keyOf(300))).size).toBe(1)
  })

  it('lists blobs only, whatever else lies between them', async () => {
    const folder = await emptyFolder()
    const blobs = createFileSystemBlobs({ folder })
    const key = originalKey(image)
    await blobs.put(key, Buffer.from('x'))
    for (const stray of ['.DS_Store', `${image.userId}/Thumbs.db`, `${key}~`])
      await writeFile(join(folder, 'blobs', stray), 'stray')
    for (const prefix of ['', imagePrefix(image)]) {
      const keys: string[] = []
      for await (const head of blobs.list(prefix)) keys.push(head.key)
      expect(keys).toEqual([key])
    }
  })

  it('says that it failed where a folder cannot be removed', async () => {
    const folder = await emptyFolder()
    const blobs = createFileSystemBlobs({ folder })
    // A link to itself leads nowhere, for root too.
    await rm(join(folder, 'blobs'), { recursive: true })
    await symlink('blobs', join(folder, 'blobs'))
    await expect(blobs.deletePrefix(imagePrefix(image))).rejects.toMatchObject({ code: 'BLOB_UNAVAILABLE' })
  })

  it('keeps blobs from other accounts of the machine', async () => {
    const folder = await emptyFolder()
    await createFileSystemBlobs({ folder }).put(originalKey(image), Buffer.from('x'))
    expect((await stat(join(folder, 'blobs'))).mode & 0o077).toBe(0)
    expect((await stat(join(folder, 'blobs', originalKey(image)))).mode & 0o077).toBe(0)
  })

  it('keeps a bounded number of files open between reads of parts, and none of what was deleted', async () => {
    const folder = await emptyFolder()
    const blobs = createFileSystemBlobs({ folder, mostOpenFiles: 16 })
    const keys = Array.from({ length: 50 }, (_, n) =>
      tilingKey({ userId: image.userId, imageId: image.id, id: String(n).padStart(26, '0') }),
    )
    for (const key of keys) await blobs.put(key, Buffer.from(key))
    const read = async (key: string) => {
      const { body } = await blobs.get(key, () => ({ start: 0, end: key.length - 1 }))
      expect(Buffer.from(body as Uint8Array).toString()).toBe(key)
    }
    await Promise.all(keys.map(read))
    await expect.poll(() => openBelow(folder)).toBe(16)
    for (const key of keys) await read(key)
    await expect.poll(() => openBelow(folder)).toBe(16)
    await blobs.delete(keys.at(-1) ?? '')
    await expect.poll(() => openBelow(folder)).toBe(15)
    await blobs.deletePrefix(imagePrefix(image))
    await expect.poll(() => openBelow(folder)).toBe(0)
  })

  it('says that a file is not what it was when it has become shorter', async () => {
    const folder = await emptyFolder()
    const blobs = createFileSystemBlobs({ folder })
    await blobs.put(originalKey(image), Buffer.alloc(1000))
    const last = (size: number) => ({ start: size - 10, end: size - 1 })
    await blobs.get(originalKey(image), last)
    await truncate(join(folder, 'blobs', originalKey(image)), 500)
    await expect(blobs.get(originalKey(image), last)).rejects.toMatchObject({ code: 'BLOB_UNAVAILABLE' })
  })
})

describe('cached blobs', () => {
  it('answers from memory what was read twice, but never what was deleted', async () => {
    const folder = await emptyFolder()
    const blobs = createCachedBlobs(createFileSystemBlobs({ folder }), {
      maxBytes: 1_000_000,
      maxEntryBytes: 300_000,
    })
    const key = originalKey(image)
    await blobs.put(key, Buffer.from('kept'))
    await blobs.get(key)
    await blobs.get(key)
    await rm(join(folder, 'blobs', key)) // behind its back: only memory has it now
    expect(Buffer.from((await blobs.get(key)).body as Uint8Array).toString()).toBe('kept')
    await blobs.deletePrefix(imagePrefix(image))
    await expect(blobs.get(key)).rejects.toMatchObject({ code: 'BLOB_NOT_FOUND' })
  })

  it('does not keep what was read once', async () => {
    const folder = await emptyFolder()
    const blobs = createCachedBlobs(createFileSystemBlobs({ folder }), {
      maxBytes: 1_000_000,
      maxEntryBytes: 300_000,
    })
    const key = originalKey(image)
    await blobs.put(key, Buffer.from('once'))
    await blobs.get(key)
    await rm(join(folder, 'blobs', key))
    await expect(blobs.get(key)).rejects.toMatchObject({ code: 'BLOB_NOT_FOUND' })
  })

  it('does not keep a read that was overtaken by a delete', async () => {
    const folder = await emptyFolder()
    const files = createFileSystemBlobs({ folder })
    const key = originalKey(image)
    await files.put(key, Buffer.from('going'))
    let reached = Promise.withResolvers<void>()
    let released = Promise.withResolvers<void>()
    const slow = {
      ...files,
      get: async (asked: string) => {
        const read = await files.get(asked)
        reached.resolve()
        await released.promise
        return read
      },
    }
    const blobs = createCachedBlobs(slow, { maxBytes: 1_000_000, maxEntryBytes: 300_000 })
    const first = blobs.get(key)
    released.resolve()
    await first
    // Only the second read would be kept.
    reached = Promise.withResolvers()
    released = Promise.withResolvers()
    const second = blobs.get(key)
    await reached.promise
    await blobs.delete(key)
    released.resolve()
    await second
    await expect(blobs.get(key)).rejects.toMatchObject({ code: 'BLOB_NOT_FOUND' })
  })

  it.each(['delete', 'deletePrefix'] as const)(
    'does not keep a read that begins and ends within a %s',
    async (verb) => {
      const files = createFileSystemBlobs({ folder: await emptyFolder() })
      const key = originalKey(image)
      await files.put(key, Buffer.from('going'))
      const reached = Promise.withResolvers<void>()
      const released = Promise.withResolvers<void>()
      const slow = {
        ...files,
        [verb]: async (asked: string) => {
          reached.resolve()
          await released.promise
          await files[verb](asked)
        },
      }
      const blobs = createCachedBlobs(slow, { maxBytes: 1_000_000, maxEntryBytes: 300_000 })
      await blobs.get(key)
      const deleting = blobs[verb](verb === 'delete' ? key : imagePrefix(image))
      await reached.promise
      await blobs.get(key)
      released.resolve()
      await deleting
      await expect(blobs.get(key)).rejects.toMatchObject({ code: 'BLOB_NOT_FOUND' })
    },
  )
})

/** Files of a folder that this process has open, as /proc tells. */
function openBelow(folder: string): number {
  return readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(folder)
    } catch {
      return false // the one that was listed to list them
    }
  }).length
}
