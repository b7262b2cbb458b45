import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ImageRow, Store } from '@tessera/db'
import { createJsonStore } from '@tessera/db/json'
import { compressionKey, originalKey, sharedImageKey } from '@tessera/storage'
import { createFileSystemBlobs } from '@tessera/storage/file-system'
import { pino } from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createIds } from '../../ids.ts'
import { createBlobComparison } from './compare-blobs.ts'
import { sweepExpired } from './sweep-expired.ts'

const hour = 3_600_000
const logger = pino({ level: 'silent' })

async function openBench() {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-upkeep-'))
  // Ahead of the times of files, so that they are old enough to be judged.
  let now = Date.now() + 2 * hour
  const clock = () => new Date(now)
  const ids = createIds({ clock })
  const limits = { images: 10, bytes: 1e9, compressionsPerImage: 10, tilingsPerImage: 4 }
  const store = await createJsonStore({ folder: join(folder, 'db'), limits, clock })
  const blobs = createFileSystemBlobs({ folder })
  onTestFinished(async () => {
    await store.close()
    await rm(folder, { recursive: true })
  })
  const createdAt = clock().toISOString()
  const user = await store.users.create({
    id: ids(),
    username: 'ada',
    passwordHash: '',
    disabled: false,
    quota: {},
    createdAt,
  })
  const image: ImageRow = {
    id: ids(),
    userId: user.id,
    name: 'sea.jpg',
    format: 'jpeg',
    width: 3,
    height: 2,
    bytes: 3,
    sha256: 'a'.repeat(64),
    md5: null,
    pages: 1,
    hasAlpha: false,
    hasLocation: false,
    thumbhash: null,
    thumbnail: null,
    tags: [],
    missing: false,
    createdAt,
    updatedAt: createdAt,
  }
  await blobs.put(originalKey(image), Buffer.from('sea'))
  await store.images.create({ image, reservationId: '', jobs: [] })
  const pass = (milliseconds: number) => {
    now += milliseconds
  }
  return { store, blobs, clock, ids, user, image, pass }
}

const findImage = async (store: Store, { userId, id }: ImageRow) => {
  const image = await store.images.get(userId, id)
  if (!image) throw new Error('Expected the row to be kept')
  return image
}

describe('comparing rows and files', () => {
  it('marks a row whose file is gone, keeps it, and takes the mark away when the file is back', async () => {
    const { store, blobs, clock, image } = await openBench()
    const comparison = createBlobComparison({ store, blobs, clock, logger })
    await comparison.compare()
    expect((await findImage(store, image)).missing).toBe(false)
    await blobs.delete(originalKey(image))
    for (let look = 0; look < 2; look++) {
      await comparison.compare()
      expect((await findImage(store, image)).missing).toBe(true)
    }
    await blobs.put(originalKey(image), Buffer.from('sea'))
    await comparison.compare()
    expect((await findImage(store, image)).missing).toBe(false)
  })

  it('removes files that no row names at the second look, and no others', async () => {
    const { store, blobs, clock, ids, image, pass } = await openBench()
    const comparison = createBlobComparison({ store, blobs, clock, logger })
    const [userId, imageId] = [image.userId, image.id]
    const orphan = compressionKey({ userId, imageId, id: ids(), version: ids(), format: 'webp' })
    const ofNobody = originalKey({ userId: ids(), id: ids(), format: 'png' })
    for (const key of [orphan, ofNobody]) await blobs.put(key, Buffer.from('x'))
    await comparison.compare()
    expect(await blobs.head(orphan)).not.toBeNull()
    pass(hour)
    await comparison.compare()
    expect(await blobs.head(orphan)).toBeNull()
    expect(await blobs.head(ofNobody)).toBeNull()
    expect(await blobs.head(originalKey(image))).not.toBeNull()
  })
})

describe('files that are made for shares', () => {
  it('stay while a share shows them, are not missed when they are gone, and go after the last share', async () => {
    const { store, blobs, clock, ids, image, pass } = await openBench()
    const comparison = createBlobComparison({ store, blobs, clock, logger })
    const shareOf = async (hours: number) => {
      const row = {
        id: ids(),
        hash: ids()
          .padEnd(64, '0')
          .replace(/[^0-9a-f]/g, '0'),
        userId: image.userId,
        imageIds: [image.id],
        compressionIds: [],
        tilingId: null,
        title: null,
        passwordHash: null,
        views: 0,
        createdAt: clock().toISOString(),
        expiresAt: new Date(clock().getTime() + hours * hour).toISOString(),
      }
      await store.shares.create(row)
      return row
    }
    const [short] = [await shareOf(1), await shareOf(4)]
    const key = sharedImageKey(image, 'jpeg')
    await comparison.compare()
    expect((await findImage(store, image)).missing).toBe(false)
    await blobs.put(key, Buffer.from('sea'))
    for (let look = 0; look < 3; look++) {
      pass(hour)
      await sweepExpired({ store, clock, logger })
      await comparison.compare()
      expect(await blobs.head(key)).not.toBeNull()
    }
    expect(await store.shares.find(short.hash)).toBeNull()
    pass(2 * hour)
    await sweepExpired({ store, clock, logger })
    for (let look = 0; look < 2; look++) await comparison.compare()
    expect(await blobs.head(key)).toBeNull()
    expect(await blobs.head(originalKey(image))).not.toBeNull()
  })
})

describe('the sweep', () => {
  it('deletes what has expired, and nothing else', async () => {
    const { store, blobs: _, clock, ids, user, pass } = await openBench()
    const createdAt = clock().toISOString()
    const session = (expiresAt: Date) => ({
      id: ids(),
      hash: ids()
        .padEnd(64, '0')
        .replace(/[^0-9a-f]/g, '0'),
      userId: user.id,
      createdAt,
      expiresAt: expiresAt.toISOString(),
    })
    const soon = session(new Date(clock().getTime() + hour))
    const later = session(new Date(clock().getTime() + 3 * hour))
    for (const each of [soon, later]) await store.sessions.create(each)
    await sweepExpired({ store, clock, logger })
    expect(await store.sessions.list(user.id)).toHaveLength(2)
    pass(2 * hour)
    await sweepExpired({ store, clock, logger })
    expect(await store.sessions.list(user.id)).toEqual([later])
  })
})
