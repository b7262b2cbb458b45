import { type FileHandle, open } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { ImageError } from '../errors.ts'
import type { TilingManifest } from './manifest.ts'
import type { TilingSource } from './source.ts'
import { entriesOf, readDirectory } from './zip-directory.ts'
import { directoryOf, type ListedEntry, localHeader } from './zip-writer.ts'

type Entry = ListedEntry & { text: string }

const tileName = /^image_files\/(\d+)\/(\d+)_(\d+)\.\w+$/

/**
 * Makes of the zip that libvips wrote one that depends on nothing but pixels and recipe, in place: its properties, which
 * carry a date, are cut, the manifest is appended, and the tiles of a row, which several threads write in
 * the order in which they are done, are put in order. Answers with the size of the file in bytes.
 */
export async function finishArchive(path: string, manifest: TilingManifest): Promise<number> {
  await using file = await open(path, 'r+')
  const source = sourceOf(file, (await file.stat()).size)
  const directory = await readDirectory(source)
  const entries = [...entriesOf(directory)]
    .map((entry): Entry => {
      const name = Buffer.from(directory.records.subarray(entry.nameStart, entry.nameEnd))
      return { ...entry, name, text: name.toString('latin1'), hasDescriptor: true }
    })
    .sort((one, other) => one.offset - other.offset)
  const tiles = entries.filter(({ text }) => tileName.test(text))
  const description = entries.find(({ text }) => text === 'image.dzi')
  // libvips writes all tiles first: what follows them is short, and is written anew.
  const end = entries[tiles.length]?.offset
  if (
    !description ||
    end === undefined ||
    tiles.length !== manifest.tiles ||
    (tiles.at(-1)?.offset ?? 0) > end
  ) {
    const message = `Expected ${manifest.tiles} tiles to be written but found ${tiles.length}`
    throw new ImageError('PROCESSING_FAILED', message, { names: entries.slice(-3).map(({ text }) => text) })
  }
  const dzi = await source.read(description.offset + 30 + description.name.length, description.bytes)
  const listed: ListedEntry[] = await sortRows(file, { tiles, end })
  const rest: Buffer[] = []
  let position = end
  for (const [text, data] of [
    ['image.dzi', dzi],
    ['manifest.json', Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)],
  ] as const) {
    const entry = { name: Buffer.from(text), bytes: data.length, crc: crc32(data) }
    listed.push({ ...entry, offset: position, hasDescriptor: false })
    const bytes = Buffer.concat([localHeader(entry), data])
    rest.push(bytes)
    position += bytes.length
  }
  const tail = Buffer.concat([...rest, directoryOf(listed, position)])
  await file.truncate(end)
  await writeAll(file, tail, end)
  return end + tail.length
}

/** Puts the tiles of each row in the order of their columns; a row is in one piece, as libvips writes one after the other. */
async function sortRows(
  file: FileHandle,
  { tiles, end }: { tiles: readonly Entry[]; end: number },
): Promise<ListedEntry[]> {
  const sorted: ListedEntry[] = []
  for (let first = 0; first < tiles.length; ) {
    const row = rowOf(tiles[first])
    let next = first + 1
    while (next < tiles.length && rowOf(tiles[next]) === row) next++
    const stop = tiles[next]?.offset ?? end
    sorted.push(...(await sortRow(file, { row: tiles.slice(first, next), stop })))
    first = next
  }
  return sorted
}

async function sortRow(
  file: FileHandle,
  { row, stop }: { row: readonly Entry[]; stop: number },
): Promise<ListedEntry[]> {
  const inOrder = row.toSorted((one, other) => columnOf(one) - columnOf(other))
  // Only from the first to the last that is out of its place is anything moved.
  const from = inOrder.findIndex((entry, index) => entry !== row[index])
  if (from === -1) return inOrder
  const to = inOrder.findLastIndex((entry, index) => entry !== row[index]) + 1
  const start = row[from]?.offset ?? 0
  const ends = new Map(row.map((entry, index) => [entry, row[index + 1]?.offset ?? stop]))
  const bytes = await sourceOf(file, stop).read(start, (row[to]?.offset ?? stop) - start)
  const pieces: Buffer[] = []
  let position = start
  const moved = inOrder.slice(from, to).map((entry) => {
    const piece = bytes.subarray(entry.offset - start, (ends.get(entry) ?? stop) - start)
    const offset = position
    pieces.push(piece)
    position += piece.length
    return { ...entry, offset }
  })
  await writeAll(file, Buffer.concat(pieces), start)
  return [...inOrder.slice(0, from), ...moved, ...inOrder.slice(to)]
}

function rowOf(entry: Entry | undefined): string {
  const [, level, , row] = tileName.exec(entry?.text ?? '') ?? []
  return `${level}/${row}`
}

function columnOf({ text }: Entry): number {
  return Number(tileName.exec(text)?.[2])
}

function sourceOf(file: FileHandle, size: number): TilingSource {
  return {
    size,
    async read(position, length) {
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, position)
      if (bytesRead < length) throw new ImageError('PROCESSING_FAILED', 'The tiles could not be read again')
      return buffer
    },
  }
}

async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten
  }
}
