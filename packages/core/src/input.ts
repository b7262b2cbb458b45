import { type FileHandle, open, stat } from 'node:fs/promises'
import { ImageError } from './errors.ts'
import type { Limits } from './limits.ts'

/** The bytes of an image, or the path of a file that holds them. */
export type ImageInput = string | Uint8Array

/** What every function of this package takes besides its own. */
export type TaskOptions = {
  /** Aborts at once; see `runTask`. */
  signal?: AbortSignal | undefined
  /** Replaces single limits; the others keep their defaults. */
  limits?: Partial<Limits> | undefined
  /** Whether SVG is rasterised too (false). A picture that is a program is nothing to take from strangers unasked. */
  allowSvg?: boolean | undefined
}

/** The first bytes of an input and its whole length. */
export type Head = { bytes: Buffer; length: number }

// Enough for every signature, and for an XML prologue before an <svg>.
const headLength = 4096

/** Reads the start of an input; throws `INVALID_INPUT` when there is no such file. */
export async function readHead(input: ImageInput): Promise<Head> {
  if (typeof input !== 'string') {
    return {
      bytes: Buffer.from(input.buffer, input.byteOffset, Math.min(headLength, input.length)),
      length: input.length,
    }
  }
  const { file, size } = await openFile(input, 'input')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headLength), 0, headLength, 0)
    return { bytes: buffer.subarray(0, bytesRead), length: size }
  } catch (cause) {
    throw unreadable(cause, { path: input, name: 'input' })
  } finally {
    await file.close()
  }
}

/** Opens a file for reading, and says how many bytes it has. Throws `INVALID_INPUT`, in words that call it `name`. */
export async function openFile(path: string, name: string): Promise<{ file: FileHandle; size: number }> {
  try {
    // A folder or a pipe is refused before it is opened: opening a pipe without a writer never returns.
    const stats = await stat(path)
    if (stats.isFile()) return { file: await open(path, 'r'), size: stats.size }
  } catch (cause) {
    throw unreadable(cause, { path, name })
  }
  const message = `Expected a file for ${name} but received a folder or device`
  throw new ImageError('INVALID_INPUT', message, { path })
}

function unreadable(cause: unknown, { path, name }: { path: string; name: string }): ImageError {
  const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
  const found = isMissing ? 'there is none' : 'reading it failed'
  return new ImageError('INVALID_INPUT', `Expected a file for ${name} but ${found}`, { cause, path })
}

/** Reads some bytes of an input that was opened before, fewer where it ends. */
export async function readAt(input: ImageInput, position: number, length: number): Promise<Buffer> {
  if (typeof input !== 'string') {
    const part = input.subarray(position, position + length)
    return Buffer.from(part.buffer, part.byteOffset, part.length)
  }
  await using file = await open(input, 'r')
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}

/**
 * Reads an input as a whole into bytes of its own, for what cannot be read in parts. Throws `TOO_LARGE` above `max` bytes,
 * and as `readHead` does.
 */
export async function readBytes(input: ImageInput, max: number): Promise<Uint8Array<ArrayBuffer>> {
  const { length } = await readHead(input)
  if (length > max) {
    const message = `Expected a file of at most ${max} bytes but received ${length}`
    throw new ImageError('TOO_LARGE', message, { actual: length, limit: max })
  }
  if (typeof input !== 'string') return new Uint8Array(input)
  const bytes = new Uint8Array(length)
  await using file = await open(input, 'r')
  let filled = 0
  // One read gives 2 GiB at most.
  for (let read = -1; filled < length && read !== 0; filled += read)
    read = (await file.read(bytes, filled, length - filled, filled)).bytesRead
  // It was cut since.
  return filled < length ? bytes.slice(0, filled) : bytes
}
