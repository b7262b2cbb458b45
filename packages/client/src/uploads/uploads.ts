import { environment } from '#environment'
import { TesseraError, toTesseraError } from '../errors.ts'
import { createLargeFiles, type LargeFiles, type UnfinishedUpload } from './large-files.ts'
import { type Patience, persist } from './patience.ts'
import { reportBytes, type UploadProgress } from './progress.ts'
import { createPut, type Needs, type Sending, type Uploaded } from './put-file.ts'
import { rememberHere, type UploadMemory } from './unfinished.ts'

export interface SendOptions {
  /** The file's own name if it is not given. */
  name?: string | undefined
  /** What the file must be: another is refused with `OTHER_FILE` before anything is sent. */
  sha256?: string | undefined
  /** Stops it. A large file goes on from there when it is sent again, until `discard` gives it up or the server forgets it. */
  signal?: AbortSignal | undefined
  onProgress?: ((progress: UploadProgress) => void) | undefined
}

export interface Uploads {
  /**
   * Sends a file and answers with its image. Bytes that are there already are not sent. Small files go as a whole, large ones resumably. Tries again
   * when the connection breaks. Rejects with a `TesseraError`, with the signal's reason, or with what `onProgress` throws, which stops it, too.
   */
  send(file: Blob, options?: SendOptions): Promise<Uploaded>
  /** Large uploads of before that can go on: send their file again. Those that another tab is at work on are not among them. */
  unfinished(): Promise<UnfinishedUpload[]>
  /** Gives up the large upload of a file, or of a SHA-256: at the server, too, where it holds a place. Stop sending it first. */
  discard(what: Blob | string): Promise<void>
}

export interface UploadsOptions extends Omit<Needs, 'environment'> {
  memory?: UploadMemory | undefined
  patience?: Patience | undefined
  /** Files of more bytes are sent resumably (default: 8 MiB). */
  largeBytes?: number | undefined
  /** Of a large file in one request (default: 64 MiB). */
  chunkBytes?: number | undefined
}

const defaultLargeBytes = 8 * 2 ** 20

/** Everything that one try needs to know, and does not change from try to try. */
type Order = Omit<Sending, 'sha256' | 'onBytes'> & { onProgress: (progress: UploadProgress) => void }

export function createUploads({
  server,
  api,
  memory = rememberHere(),
  patience = {},
  largeBytes = defaultLargeBytes,
  chunkBytes,
}: UploadsOptions): Uploads {
  const needs: Needs = { server, api, environment }
  const largeFiles: LargeFiles = createLargeFiles(needs, { memory, chunkBytes })
  const hashes = new WeakMap<Blob, string>()

  const persistently = <Result>(
    { signal, onProgress }: Order,
    work: (onMoved: () => void) => Promise<Result>,
    isPassing: (error: TesseraError) => boolean = () => false,
  ) =>
    persist(work, {
      patience,
      signal,
      isPassing,
      onPause: (error) => onProgress({ phase: 'waiting', error }),
    })

  async function hash({ file, signal, onProgress }: Order): Promise<string> {
    const known = hashes.get(file)
    if (known !== undefined) return known
    const onBytes = (done: number) => onProgress({ phase: 'hashing', done, total: file.size })
    onBytes(0)
    const sha256 = await environment.hash(file, { signal, onBytes })
    hashes.set(file, sha256)
    return sha256
  }

  function transfer(order: Order, sha256: string): Promise<Uploaded> {
    const { file, onProgress } = order
    const resumable = file.size > largeBytes
    const sendOnce = resumable ? largeFiles.send : createPut(needs)
    let furthest = 0
    const attempt = (onMoved: () => void) => {
      // What went into buffers says little; from where the server wants to go on is what the last try has achieved.
      const onStart = (offset: number) => {
        if (offset > furthest) onMoved()
        furthest = Math.max(furthest, offset)
      }
      return sendOnce({
        ...order,
        sha256,
        onBytes: reportBytes(file.size, { resumable, onProgress, onStart }),
      })
    }
    if (!resumable) return persistently(order, attempt)
    // Another connection may write still: a dead one is known to its client first.
    const isTaken = ({ code }: TesseraError) => code === 'CONFLICT'
    return environment.exclusively(sha256, order.signal, () => persistently(order, attempt, isTaken))
  }

  return {
    async send(file, options = {}) {
      const name = options.name ?? ('name' in file ? String(file.name) : 'untitled')
      // What a listener throws is no trouble of the line, after which it would be tried again.
      const listener = new AbortController()
      const signal = AbortSignal.any([listener.signal, ...(options.signal ? [options.signal] : [])])
      const onProgress = (progress: UploadProgress) => {
        try {
          options.onProgress?.(progress)
        } catch (error) {
          listener.abort(error)
        }
      }
      const order: Order = { file, name, signal, onProgress }
      try {
        const sha256 = await persistently(order, () => hash(order))
        if (options.sha256 !== undefined && options.sha256 !== sha256)
          throw new TesseraError({ code: 'OTHER_FILE', message: 'This is not the file that was begun with' })
        return await transfer(order, sha256)
      } catch (error) {
        signal.throwIfAborted()
        throw (await isReadable(file)) ? toTesseraError(error) : fileChanged(error)
      }
    },
    unfinished: largeFiles.unfinished,
    async discard(what) {
      const sha256 = typeof what === 'string' ? what : hashes.get(what)
      if (sha256 !== undefined) await largeFiles.discard(sha256)
    },
  }
}

function isReadable(file: Blob): Promise<boolean> {
  const read = file.slice(0, 1).arrayBuffer()
  return read.then(
    () => true,
    () => false,
  )
}

function fileChanged(cause: unknown): TesseraError {
  const message = 'The file cannot be read any more, or has changed; choose it again'
  return new TesseraError({ code: 'FILE_CHANGED', message }, { cause })
}
