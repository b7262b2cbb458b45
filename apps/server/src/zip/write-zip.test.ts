import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { openZip, readZip } from '../../test/read-zip.ts'
import { writeZip, type ZipSource } from './write-zip.ts'
import { zipLength } from './zip-format.ts'

const modifiedAt = new Date('2026-02-03T04:05:06Z')

function sourceOf(name: string, ...chunks: string[]): ZipSource {
  const bytes = Buffer.byteLength(chunks.join(''))
  return { name, bytes, modifiedAt, open: async () => Readable.from(chunks.map((text) => Buffer.from(text))) }
}

it('is read by others, and has the length that was foretold', async () => {
  const sources = [
    sourceOf('one.txt', 'first', ' and more'),
    sourceOf('leer.txt'),
    sourceOf('ü/日本.txt', 'x'),
  ]
  const archive = await buffer(Readable.from(writeZip(sources)))
  expect(archive.length).toBe(zipLength(sources))
  expect(await readZip(archive)).toEqual([
    { name: 'one.txt', bytes: Buffer.from('first and more'), modifiedAt },
    { name: 'leer.txt', bytes: Buffer.alloc(0), modifiedAt },
    { name: 'ü/日本.txt', bytes: Buffer.from('x'), modifiedAt },
  ])
})

it('without entries is an empty archive', async () => {
  const archive = await buffer(Readable.from(writeZip([])))
  expect(archive.length).toBe(zipLength([]))
  expect(await readZip(archive)).toEqual([])
})

it('holds more entries than 16 bits count', async () => {
  const sources = Array.from({ length: 65_600 }, (_, index) => sourceOf(`${index}.txt`, 'x'))
  const archive = await buffer(Readable.from(writeZip(sources)))
  expect(archive.length).toBe(zipLength(sources))
  const zip = await openZip({ length: archive.length, parts: [{ offset: 0, bytes: archive }] })
  expect(zip.entries).toHaveLength(65_600)
})

it('breaks off where a file is not as long as it was said to be', async () => {
  for (const bytes of [4, 6]) {
    const source = { ...sourceOf('short.txt', 'bytes'), bytes }
    await expect(buffer(Readable.from(writeZip([source])))).rejects.toThrow('short.txt was said to have')
  }
})

it('holds files beyond 4 GiB, and what follows them', async () => {
  const chunk = Buffer.alloc(64 * 2 ** 20)
  const chunks = 65
  const open = async () =>
    (async function* () {
      for (let index = 0; index < chunks; index++) yield chunk
    })()
  const sources = [
    { name: 'large.tif', bytes: chunks * chunk.length, modifiedAt, open },
    sourceOf('small.jpg', 'end'),
  ]
  // Of the large one only its last chunk is kept: readers look for the end within the last 64 KiB.
  let kept: Uint8Array[] = []
  let [length, keptFrom] = [0, 0]
  for await (const part of writeZip(sources)) {
    if (part === chunk) [kept, keptFrom] = [[], length]
    kept.push(part)
    length += part.length
  }
  expect(length).toBe(zipLength(sources))
  const zip = await openZip({ length, parts: [{ offset: keptFrom, bytes: Buffer.concat(kept) }] })
  expect(zip.entries.map(({ fileName, uncompressedSize }) => [fileName, uncompressedSize])).toEqual([
    ['large.tif', chunks * chunk.length],
    ['small.jpg', 3],
  ])
  expect(zip.entries[1] && (await zip.read(zip.entries[1])).toString()).toBe('end')
})
