import { closeSync, createReadStream } from 'node:fs'
import type { Allocate, BlobRead, ByteRange } from '../port.ts'
import { type OpenFile, type OpenFiles, openFile } from './open-files.ts'
import type { QuickCalls } from './quick-calls.ts'

/** Reads of at most this many bytes are buffered: for small files, opening a stream costs more than the bytes. */
const maxBufferedRead = 256 * 1024

export async function readWhole(calls: QuickCalls, path: string, allocate?: Allocate): Promise<BlobRead> {
  const file = await openFile(calls, path)
  const { size } = file
  const range = { start: 0, end: size - 1 }
  if (size > maxBufferedRead) return { size, range, body: streamOf(file, range) }
  try {
    return { size, range, body: await file.read(0, size, allocate) }
  } finally {
    closeSync(file.fd)
  }
}

/** Reads the part that `choose` picks; what is small comes out of a file that stays open for the next one. */
export async function readPart(
  { openFiles, calls }: { openFiles: OpenFiles; calls: QuickCalls },
  path: string,
  choose: (size: number) => ByteRange | null,
  allocate?: Allocate,
): Promise<BlobRead> {
  return openFiles.use(path, async (file) => {
    const { size } = file
    const range = choose(size) ?? { start: 0, end: size - 1 }
    const length = range.end - range.start + 1
    if (length <= maxBufferedRead)
      return { size, range, body: await file.read(range.start, length, allocate) }
    // A stream lives on after this, so it has a descriptor of its own.
    return { size, range, body: streamOf(await openFile(calls, path), range) }
  })
}

/** Closes the file when it ends. */
function streamOf({ fd }: OpenFile, range: ByteRange) {
  return createReadStream('', { fd, ...range, highWaterMark: maxBufferedRead })
}
