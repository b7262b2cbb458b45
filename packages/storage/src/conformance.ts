import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { BlobError, type BlobErrorCode } from './errors.ts'
import {
  compressionKey,
  imagePrefix,
  originalKey,
  sharedCompressionKey,
  sharedImageKey,
  sharedThumbnailKey,
  thumbnailKey,
  tilingKey,
  userPrefix,
} from './keys.ts'
import type { BlobHead, BlobRead, BlobStore } from './port.ts'

/** The suite that every BlobStore passes. `open` gives an empty store. */
export function describeBlobStore(name: string, open: () => Promise<BlobStore>): void {
  describe(`${name} is a BlobStore`, () => {
    it('gives back what was put, as a buffer and as a stream, whatever the size', async () => {
      const blobs = await open()
      for (const size of [0, 1, 65_536, 262_144, 262_145, 3_000_000]) {
        const key = someKey()
        const bytes = randomBytes(size)
        expect(await blobs.put(key, Readable.from([bytes.subarray(0, 10), bytes.subarray(10)]))).toEqual({
          bytes: size,
        })
        const read = await blobs.get(key)
        expect(read.size).toBe(size)
        expect((await bytesOf(read)).equals(bytes)).toBe(true)
        expect(await blobs.head(key)).toMatchObject({ key, bytes: size })
      }
    })

    it('reads the chosen range only', async () => {
      const blobs = await open()
      const bytes = randomBytes(1_000_000)
      const key = someKey()
      await blobs.put(key, bytes)
      for (const [start, end] of [
        [0, 0],
        [999_999, 999_999],
        [10, 20],
        [100_000, 900_000],
      ] as const) {
        const read = await blobs.get(key, (size) => {
          expect(size).toBe(1_000_000)
          return { start, end }
        })
        expect(read.range).toEqual({ start, end })
        expect((await bytesOf(read)).equals(bytes.subarray(start, end + 1))).toBe(true)
      }
    })

    it('reads no part of what was deleted, and the new bytes of what was put again', async () => {
      const blobs = await open()
      const image = { userId: someId(), id: someId() }
      const key = originalKey({ ...image, format: 'png' })
      const firstTwo = () => ({ start: 0, end: 1 })
      const deletions = [() => blobs.delete(key), () => blobs.deletePrefix(imagePrefix(image))]
      for (const [round, remove] of deletions.entries()) {
        await blobs.put(key, Buffer.from(`${round} and more`))
        const both = await Promise.all([blobs.get(key, firstTwo), blobs.get(key, firstTwo)])
        for (const read of both) expect((await bytesOf(read)).toString()).toBe(`${round} `)
        await remove()
        await expectCode(blobs.get(key, firstTwo), 'BLOB_NOT_FOUND')
      }
    })

    it('passes on what the choice of the range throws', async () => {
      const blobs = await open()
      const key = someKey()
      await blobs.put(key, randomBytes(10))
      const refuse = () => {
        throw new RangeError('not satisfiable')
      }
      await expect(blobs.get(key, refuse)).rejects.toThrow('not satisfiable')
    })

    it('takes a temporary file over and writes each key once', async () => {
      const blobs = await open()
      const key = someKey()
      const left = await blobs.withTempFolder(async (folder) => {
        const [first, second] = [join(folder, 'first'), join(folder, 'second')]
        await writeFile(first, 'first')
        await writeFile(second, 'second')
        await blobs.prepareMove(first)
        expect(await readFile(first, 'utf8')).toBe('first')
        await blobs.moveFromTemp(first, key)
        expect(existsSync(first)).toBe(false)
        await expectCode(blobs.moveFromTemp(second, key), 'BLOB_EXISTS')
        return folder
      })
      expect(existsSync(left)).toBe(false)
      await expectCode(blobs.put(key, Buffer.from('third')), 'BLOB_EXISTS')
      expect((await bytesOf(await blobs.get(key))).toString()).toBe('first')
    })

    it('keeps nothing of a source that fails', async () => {
      const blobs = await open()
      const key = someKey()
      const source = Readable.from(
        (async function* () {
          yield randomBytes(100_000)
          throw new Error('the line broke')
        })(),
      )
      await expect(blobs.put(key, source)).rejects.toThrow('the line broke')
      expect(await blobs.head(key)).toBeNull()
      expect(await keysOf(blobs, '')).toEqual([])
    })

    it('says what is not there, and forgives deleting it', async () => {
      const blobs = await open()
      const key = someKey()
      await expectCode(blobs.get(key), 'BLOB_NOT_FOUND')
      await expectCode(
        blobs.withFile(key, async () => 1),
        'BLOB_NOT_FOUND',
      )
      expect(await blobs.head(key)).toBeNull()
      await blobs.delete(key)
    })

    it('deletes one, and everything of an image, but not its neighbour', async () => {
      const blobs = await open()
      const userId = someId()
      const [a, b] = [
        { userId, id: someId() },
        { userId, id: someId() },
      ]
      const keys = [a, b].map((image) => [
        originalKey({ ...image, format: 'jpeg' }),
        thumbnailKey(image, someId()),
        compressionKey({ userId, imageId: image.id, id: someId(), version: someId(), format: 'avif' }),
        tilingKey({ userId, imageId: image.id, id: someId() }),
        sharedImageKey(image, 'jpeg'),
        sharedThumbnailKey({ userId, imageId: image.id, id: someId(), version: someId() }),
      ])
      for (const key of keys.flat()) await blobs.put(key, Buffer.from(key))
      expect(await keysOf(blobs, imagePrefix(a))).toEqual(keys[0]?.toSorted())
      await blobs.delete(keys[1]?.[1] ?? '')
      await blobs.deletePrefix(imagePrefix(a))
      expect(await keysOf(blobs, '')).toEqual(keys[1]?.toSpliced(1, 1).toSorted())
      await expectCode(blobs.get(keys[0]?.[0] ?? ''), 'BLOB_NOT_FOUND')
    })

    it('lends a blob as a file', async () => {
      const blobs = await open()
      const key = someKey()
      await blobs.put(key, Buffer.from('on loan'))
      expect(await blobs.withFile(key, (path) => readFile(path, 'utf8'))).toBe('on loan')
    })

    it('lists what a user has, with sizes and ages, and deletes it, and nobody else’s', async () => {
      const blobs = await open()
      const [userId, other] = [someId(), someId()]
      const keys = [userId, userId, other].map((owner) =>
        originalKey({ userId: owner, id: someId(), format: 'png' }),
      )
      for (const [i, key] of keys.entries()) await blobs.put(key, randomBytes(i + 1))
      const heads = new Map<string, BlobHead>()
      for await (const head of blobs.list(userPrefix(userId))) heads.set(head.key, head)
      expect([...heads.keys()].toSorted()).toEqual(keys.slice(0, 2).toSorted())
      expect(heads.get(keys[1] ?? '')).toEqual(await blobs.head(keys[1] ?? ''))
      expect(heads.get(keys[1] ?? '')).toMatchObject({ bytes: 2, modifiedAt: expect.any(Date) })
      await blobs.deletePrefix(userPrefix(userId))
      await blobs.deletePrefix(userPrefix(userId))
      expect(await keysOf(blobs, '')).toEqual([keys[2]])
      expect(await keysOf(blobs, userPrefix(userId))).toEqual([])
    })

    it('builds no key and no prefix of what is not an id', async () => {
      const id = someId()
      for (const wrong of [
        '',
        '..',
        '../..',
        `${id}/`,
        id.slice(1),
        `${id}\0`,
        id.toUpperCase(),
        `../${id.slice(3)}`,
      ]) {
        const builders = [
          () => originalKey({ userId: wrong, id, format: 'png' }),
          () => originalKey({ userId: id, id: wrong, format: 'png' }),
          () => thumbnailKey({ userId: id, id }, wrong),
          () => compressionKey({ userId: id, imageId: id, id: wrong, version: id, format: 'png' }),
          () => tilingKey({ userId: id, imageId: id, id: wrong }),
          () => sharedImageKey({ userId: id, id: wrong }, 'png'),
          () => sharedCompressionKey({ userId: id, imageId: id, id, version: wrong }, 'png'),
          () => sharedThumbnailKey({ userId: id, imageId: id, id: wrong, version: id }),
          () => imagePrefix({ userId: wrong, id }),
        ]
        for (const build of builders) {
          const error = expect.objectContaining({ code: 'BLOB_KEY_INVALID' })
          expect(build, JSON.stringify(wrong)).toThrow(error)
        }
      }
      for (const format of ['', 'svg', '../png', '__proto__', 'constructor']) {
        expect(() => originalKey({ userId: id, id, format })).toThrow()
      }
    })

    it('looks nothing up that is not a key', async () => {
      const blobs = await open()
      const good = someKey()
      const wrong = [
        '',
        '/',
        '../../etc/passwd',
        `${good}/..`,
        `/${good}`,
        good.replace('/', '//'),
        good.toUpperCase(),
        `${good}\0`,
      ]
      wrong.push(
        good.replace(/\/original/, '/../original'),
        good.replace('.jpg', '.html'),
        `${good}\n`,
        `./${good}`,
      )
      for (const key of wrong) {
        await expectCode(blobs.get(key), 'BLOB_KEY_INVALID')
        await expectCode(blobs.head(key), 'BLOB_KEY_INVALID')
        await expectCode(blobs.delete(key), 'BLOB_KEY_INVALID')
        await expectCode(blobs.put(key, Buffer.from('x')), 'BLOB_KEY_INVALID')
      }
      await expectCode(blobs.deletePrefix('../'), 'BLOB_KEY_INVALID')
    })

    it('lets many write and read at once', async () => {
      const blobs = await open()
      const all = Array.from({ length: 32 }, () => ({ key: someKey(), bytes: randomBytes(50_000) }))
      await Promise.all(all.map(({ key, bytes }) => blobs.put(key, bytes)))
      const reads = await Promise.all(
        all.map(async ({ key, bytes }) => (await bytesOf(await blobs.get(key))).equals(bytes)),
      )
      expect(reads.every(Boolean)).toBe(true)
    })
  })
}

const someId = () =>
  Array.from(randomBytes(26), (byte) => '0123456789abcdefghjkmnpqrstvwxyz'[byte % 32]).join('')
const someKey = () => originalKey({ userId: someId(), id: someId(), format: 'jpeg' })

async function bytesOf(read: BlobRead): Promise<Buffer> {
  return read.body instanceof Readable ? buffer(read.body) : Buffer.from(read.body)
}

async function keysOf(blobs: BlobStore, prefix: string): Promise<string[]> {
  const keys: string[] = []
  for await (const head of blobs.list(prefix)) keys.push(head.key)
  return keys.toSorted()
}

async function expectCode(work: Promise<unknown>, code: BlobErrorCode): Promise<void> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(BlobError)
  expect((error as BlobError).code).toBe(code)
}
