import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tile } from '@tessera/core'
import { type BlobStore, tilingKey, watchDeletions } from '@tessera/storage'
import { createFileSystemBlobs } from '@tessera/storage/file-system'
import sharp from 'sharp'
import { expect, it, onTestFinished } from 'vitest'
import { createTilingReader } from './tiling-reader.ts'

const place = { level: 0, column: 1, row: 1 }
const keyOf = (number: number) =>
  tilingKey({ userId: 'u'.repeat(26), imageId: 'i'.repeat(26), id: String(number).padStart(26, '0') })

/** Some archives of twelve tiles, and how often they were read. */
async function openReader({ archives = 1, maxIndexBytes = 2 ** 20, maxTileBytes = 2 ** 20 } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-reader-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const files = createFileSystemBlobs({ folder })
  const pixels = { width: 256, height: 192, channels: 3, background: '#369' } as const
  const image = await sharp({ create: { ...pixels, noise: { type: 'gaussian', mean: 128, sigma: 40 } } })
    .png()
    .toBuffer()
  const zip = join(folder, 'tiles.zip')
  await tile(image, zip, { tileSize: 64 })
  for (let number = 0; number < archives; number++) {
    await copyFile(zip, join(folder, 'copy.zip'))
    await files.moveFromTemp(join(folder, 'copy.zip'), keyOf(number))
  }
  const reads = { count: 0 }
  const counted: BlobStore = {
    ...files,
    get(key, choose) {
      reads.count++
      return files.get(key, choose)
    },
  }
  const reader = createTilingReader({ blobs: counted, maxIndexBytes, maxTileBytes })
  return { reader, reads, blobs: watchDeletions(counted, reader.forget) }
}

it('opens an archive once, however many ask for it at the same time, and a tile twice', async () => {
  const { reader, reads } = await openReader()
  const tiles = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      reader.readTile(keyOf(0), { level: 0, column: index % 4, row: Math.floor(index / 4) }),
    ),
  )
  expect(tiles.every((bytes) => bytes?.subarray(0, 2).toString('hex') === 'ffd8')).toBe(true)
  const before = reads.count
  // The end of the archive, its list of entries, and what describes it; then a read for each tile.
  expect(before).toBeLessThanOrEqual(4 + 12)
  // What is asked for once is not kept, or all that many people look at once would push out what they look at again.
  expect(reader.tileBytes).toBe(0)
  for (let time = 0; time < 3; time++) expect(await reader.readTile(keyOf(0), place)).toEqual(tiles[5])
  expect(reads.count).toBe(before + 1)
  expect(await reader.readTile(keyOf(0), { level: 0, column: 4, row: 0 })).toBeNull()
  expect((await reader.readDocument(keyOf(0), 'dzi'))?.toString()).toContain('TileSize="64"')
})

it('keeps as much as it may, of the archives that were used last', async () => {
  const { reader, reads } = await openReader({ archives: 20, maxIndexBytes: 25_000, maxTileBytes: 20_000 })
  for (let round = 0; round < 2; round++) {
    for (let number = 0; number < 20; number++) {
      expect((await reader.readTile(keyOf(number), place))?.length).toBeGreaterThan(1000)
      expect(reader.indexBytes).toBeLessThanOrEqual(25_000)
      expect(reader.tileBytes).toBeLessThanOrEqual(20_000)
    }
  }
  expect(reader.indexBytes).toBeGreaterThan(0)
  expect(reader.tileBytes).toBeGreaterThan(0)
  const before = reads.count
  await reader.readTile(keyOf(19), place)
  expect(reads.count).toBe(before)
})

it('serves nothing of what was deleted, also while it was being read', async () => {
  const { reader, blobs } = await openReader({ archives: 2 })
  for (const number of [0, 0, 1]) await reader.readTile(keyOf(number), place)
  expect(reader.tileBytes).toBeGreaterThan(0)
  const late = Promise.resolve(reader.readTile(keyOf(1), place)).catch(() => null)
  await blobs.delete(keyOf(0))
  await blobs.deletePrefix(`${'u'.repeat(26)}/${'i'.repeat(26)}/`)
  await late
  expect([reader.indexBytes, reader.tileBytes]).toEqual([0, 0])
  for (const number of [0, 1])
    await expect(reader.readTile(keyOf(number), place)).rejects.toMatchObject({ code: 'BLOB_NOT_FOUND' })
})
