import type { Upload, UploadState } from '@tessera/ui'
import type { Connection } from '../../lib/connection.ts'
import { describeProblem } from '../../lib/problems.ts'
import type { Session } from '../../lib/session.ts'
import { createValue, type Value } from '../../lib/value.ts'
import { ConnectionLost, type SentImage, type sendFile, UploadRefused } from './send-file.ts'

/** More would only share the same line, and leave fewer connections for everything else. */
const atOnce = 2

/** Milliseconds for which the list is shown once everything has gone well; after that it would only be in the way. */
const lingering = 8000

export interface Uploads {
  list: Value<readonly Upload[]>
  add(files: readonly File[]): void
  cancel(id: string): void
  retry(id: string): void
  /** Puts away what is over. */
  clear(): void
  /** Cancels everything; for log-out. */
  stop(): void
}

interface Needs {
  send: typeof sendFile
  connection: Pick<Connection, 'lost'>
  session: Pick<Session, 'expire'>
  /** Before the first of several is sent: makes the room that a person believes is there. */
  prepare(): Promise<void>
  onUploaded(image: SentImage): void
}

/** Files on their way: two at a time, each with its own progress; one that is refused keeps its reason and can be tried again. */
export function createUploads({ send, connection, session, prepare, onUploaded }: Needs): Uploads {
  const list = createValue<readonly Upload[]>([])
  const files = new Map<string, File>()
  const running = new Map<string, AbortController>()
  let count = 0
  let farewell: ReturnType<typeof setTimeout> | undefined

  function clearWhenDone(): void {
    if (list.get().every(({ state }) => state.kind === 'done')) for (const { id } of list.get()) drop(id)
  }

  const setState = (id: string, state: UploadState) =>
    list.set(list.get().map((upload) => (upload.id === id ? { ...upload, state } : upload)))

  function drop(id: string): void {
    running.get(id)?.abort()
    const upload = list.get().find((other) => other.id === id)
    if (upload) URL.revokeObjectURL(upload.preview)
    files.delete(id)
    list.set(list.get().filter((other) => other.id !== id))
    startNext()
  }

  function startNext(): void {
    for (const { id, state } of list.get()) {
      if (running.size >= atOnce) return
      const file = files.get(id)
      if (state.kind !== 'waiting' || running.has(id) || !file) continue
      const abort = new AbortController()
      running.set(id, abort)
      void upload(id, file, abort.signal).finally(() => {
        running.delete(id)
        startNext()
        clearTimeout(farewell)
        farewell = setTimeout(clearWhenDone, lingering)
      })
    }
  }

  async function upload(id: string, file: File, signal: AbortSignal): Promise<void> {
    await prepare()
    while (!signal.aborted) {
      try {
        setState(id, { kind: 'sending', sent: 0, bytesPerSecond: null })
        const image = await send(file, { signal, onProgress: progressOf(id, file) })
        setState(id, { kind: 'done', href: `/images/${image.id}`, alreadyThere: image.deduplicated })
        onUploaded(image)
        return
      } catch (error) {
        if (signal.aborted) return
        const again = await settleFailure(id, error)
        if (!again) return
      }
    }
  }

  /** True when the same file should be sent once more. */
  async function settleFailure(id: string, error: unknown): Promise<boolean> {
    if (error instanceof ConnectionLost) {
      setState(id, { kind: 'disconnected' })
      await connection.lost()
      return true
    }
    const refusal = error instanceof UploadRefused ? error.error : null
    if (refusal?.code === 'UNAUTHENTICATED') {
      const loggedIn = await session.expire().then(
        () => true,
        () => false,
      )
      if (loggedIn) return true
    }
    setState(id, { kind: 'failed', problem: describeProblem(refusal ?? error) })
    return false
  }

  function progressOf(id: string, file: File): (sent: number) => void {
    const began = performance.now()
    return (sent) => {
      if (sent >= file.size) return setState(id, { kind: 'checking' })
      const seconds = (performance.now() - began) / 1000
      // What the first moments say is mostly the operating system's buffer.
      setState(id, { kind: 'sending', sent, bytesPerSecond: seconds > 0.5 ? sent / seconds : null })
    }
  }

  return {
    list,
    add(added) {
      const waiting = added.map((file): Upload => {
        count += 1
        const id = String(count)
        files.set(id, file)
        const preview = URL.createObjectURL(file)
        return { id, name: file.name, bytes: file.size, preview, state: { kind: 'waiting' } }
      })
      list.set([...list.get(), ...waiting])
      startNext()
    },
    cancel: drop,
    retry(id) {
      setState(id, { kind: 'waiting' })
      startNext()
    },
    clear() {
      for (const { id, state } of list.get()) if (state.kind === 'done' || state.kind === 'failed') drop(id)
    },
    stop() {
      for (const { id } of list.get()) drop(id)
    },
  }
}
