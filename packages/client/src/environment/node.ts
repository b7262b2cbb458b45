import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { TesseraError, unreachable } from '../errors.ts'
import type { Environment } from './environment.ts'

export const environment: Environment = {
  async hash(file, { signal, onBytes }) {
    const hash = createHash('sha256')
    let done = 0
    for await (const chunk of readBlob(file)) {
      signal.throwIfAborted()
      hash.update(chunk)
      done += chunk.length
      onBytes(done)
    }
    return hash.digest('hex')
  },

  async put(url, { file, signal, onBytes }) {
    try {
      const response = await fetch(url, { method: 'PUT', body: file, signal })
      onBytes(file.size)
      return { status: response.status, text: await response.text() }
    } catch (error) {
      signal.throwIfAborted()
      throw unreachable(error)
    }
  },

  /** tus-js-client reads paths and Buffers here; this gives it Blobs, as it takes them in browsers. */
  readForTus: (onError) => ({
    fileReader: {
      openFile: async (file: Blob) => ({
        size: file.size,
        async slice(start: number, end: number) {
          const part = file.slice(start, end)
          const value = Readable.from(readBlob(part), { objectMode: false }).on('error', onError)
          // Its length is what the library sends as Content-Length.
          return { value: Object.assign(value, { size: part.size }), done: end >= file.size }
        },
        close() {},
      }),
    },
  }),

  exclusively: (_name, _signal, work) => work(),
  underWay: async () => new Set(),
}

/** A Blob's own stream gives what lies in memory as one piece, so that nobody could say how far it is. */
const pieceBytes = 256 * 2 ** 10

async function* readBlob(blob: Blob): AsyncGenerator<Uint8Array, void> {
  for (let start = 0; start < blob.size; start += pieceBytes) {
    yield new Uint8Array(await readPiece(blob.slice(start, start + pieceBytes)))
  }
}

async function readPiece(piece: Blob): Promise<ArrayBuffer> {
  try {
    return await piece.arrayBuffer()
  } catch (cause) {
    throw new TesseraError({ code: 'FILE_CHANGED', message: 'The file cannot be read any more' }, { cause })
  }
}
