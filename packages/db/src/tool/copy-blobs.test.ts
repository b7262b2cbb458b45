import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root, rows } from '../../test/tool-folder.ts'
import { createBlobCopier } from './copy-blobs.ts'

it('an image is copied when its original is, not when only its outputs are', async () => {
  const [userId, image, compression] = [rows.id(), rows.id(), rows.id()]
  const source = join(root, 'blobs')
  const folder = join(source, userId, image)
  await mkdir(join(folder, 'compressions'), { recursive: true })
  await writeFile(join(folder, `thumbnail-${rows.id()}.webp`), 'thumbnail')
  await writeFile(join(folder, 'compressions', `${compression}-${rows.id()}.jpg`), 'compression')
  const blobs = createBlobCopier(source, join(root, 'copy'))
  await blobs.copy('')
  expect(blobs.hasCopied({ id: compression, isImage: false })).toBe(true)
  expect(blobs.hasCopied({ id: image, isImage: true })).toBe(false)
  await writeFile(join(folder, 'original.jpg'), 'original')
  await blobs.copy(userId)
  expect(blobs.hasCopied({ id: image, isImage: true })).toBe(true)
  expect(blobs.copied).toEqual({
    files: 3,
    bytes: 'thumbnail'.length + 'compression'.length + 'original'.length,
  })
})
