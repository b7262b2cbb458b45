import type { Uploaded } from '@tessera/client'
import type { Upload, UploadState } from '@tessera/ui'
import { describeProblem, serverErrorOf } from '../../lib/problems.ts'
import type { Session } from '../../lib/session.ts'
import { createValue, type Value } from '../../lib/value.ts'
import type { SenderLoader } from './load-sender.ts'
import { toState } from './upload-state.ts'

/** More would only share the same line, and leave fewer connections for everything else. */
const atOnce = 2

/** Milliseconds for which the list is shown once everything has gone well; after that it would only be in the way. */
const lingering = 8000

export interface Uploads {
  list: Value<readonly Upload[]>
  /** Files that unfinished uploads wait for go on with those. */
  add(files: readonly File[]): void
  pause(id: string): void
  resume(id: string): void
  /** Gives it up, at the server too. */
  cancel(id: string): void
  retry(id: string): void
  /** Gives an unfinished upload its file. */
  choose(id: string, file: File): void
  /** Shows what an earlier page has begun and not finished. */
  restore(): Promise<void>
  /** Puts away what is over. */
  clear(): void
  /** Stops everything; for log-out. What was begun can be gone on with after the next log-in. */
  stop(): void
}

interface Needs {
  sender: SenderLoader
  session: Pick<Session, 'expire'>
  /** Before the first of several is sent: makes the room that a person believes is there. */
  prepare(): Promise<void>
  onUploaded(uploaded: Uploaded): void
}

/** What the list does not show. */
interface Item {
  file: File | null
  /** Of an unfinished upload: what its file must be. */
  sha256: string | undefined
  running: { abort: AbortController; over: Promise<void> } | null
}

/** Files on their way: two at a time, each with its own progress; one that is refused keeps its reason and can be tried again. */
export function createUploads({ sender, session, prepare, onUploaded }: Needs): Uploads {
  const list = createValue<readonly Upload[]>([])
  const items = new Map<string, Item>()
  let count = 0
  let farewell: ReturnType<typeof setTimeout> | undefined

  const find = (id: string) => list.get().find((upload) => upload.id === id)
  const change = (id: string, changed: Partial<Upload>) =>
    list.set(list.get().map((upload) => (upload.id === id ? { ...upload, ...changed } : upload)))
  const setState = (id: string, state: UploadState) => change(id, { state })

  function enter(upload: Omit<Upload, 'id'>, item: Omit<Item, 'running'>): void {
    count += 1
    const id = String(count)
    items.set(id, { ...item, running: null })
    list.set([...list.get(), { id, ...upload }])
  }

  function drop(id: string): void {
    items.get(id)?.running?.abort.abort()
    const preview = find(id)?.preview
    if (preview) URL.revokeObjectURL(preview)
    items.delete(id)
    list.set(list.get().filter((other) => other.id !== id))
    startNext()
  }

  function clearWhenDone(): void {
    if (list.get().every(({ state }) => state.kind === 'done')) for (const { id } of list.get()) drop(id)
  }

  function startNext(): void {
    let running = [...items.values()].filter((item) => item.running).length
    for (const { id, state } of list.get()) {
      const item = items.get(id)
      if (running >= atOnce) return
      if (state.kind !== 'waiting' || !item?.file || item.running) continue
      const abort = new AbortController()
      const over = upload(id, { file: item.file, sha256: item.sha256, signal: abort.signal }).finally(() => {
        item.running = null
        startNext()
        clearTimeout(farewell)
        farewell = setTimeout(clearWhenDone, lingering)
      })
      item.running = { abort, over }
      running += 1
    }
  }

  async function upload(
    id: string,
    { file, sha256, signal }: { file: File; sha256: string | undefined; signal: AbortSignal },
  ): Promise<void> {
    while (!signal.aborted) {
      try {
        setState(id, { kind: 'hashing', done: 0 })
        await prepare()
        const { send } = await sender.load(() => signal.aborted || setState(id, { kind: 'disconnected' }))
        const uploaded = await send(file, {
          signal,
          sha256,
          onProgress: (progress) => signal.aborted || setState(id, toState(progress)),
        })
        setState(id, {
          kind: 'done',
          href: `/images/${uploaded.image.id}`,
          alreadyThere: uploaded.deduplicated,
        })
        onUploaded(uploaded)
        return
      } catch (error) {
        if (signal.aborted || !(await settleFailure(id, file, error))) return
      }
    }
  }

  /** True when the same file should be sent once more. */
  async function settleFailure(id: string, file: File, error: unknown): Promise<boolean> {
    const code = serverErrorOf(error)?.code
    if (code === 'UNAUTHENTICATED') {
      const loggedIn = await session.expire().then(
        () => true,
        () => false,
      )
      if (loggedIn) return true
    }
    if (code === 'OTHER_FILE') leaveUnfinished(id, file)
    else setState(id, { kind: 'failed', problem: describeProblem(error) })
    return false
  }

  function leaveUnfinished(id: string, other: File): void {
    const item = items.get(id)
    const upload = find(id)
    if (!item || !upload) return
    item.file = null
    if (upload.preview) URL.revokeObjectURL(upload.preview)
    const problem = `“${other.name}” is another file than the one that was begun.`
    change(id, { preview: null, state: { kind: 'unfinished', sent: 0, problem } })
    void refreshUnfinished(id)
  }

  /** How much of it is there: the server knows. */
  async function refreshUnfinished(id: string): Promise<void> {
    const { unfinished } = await sender.load()
    const begun = (await unfinished()).find(({ sha256 }) => sha256 === items.get(id)?.sha256)
    const state = find(id)?.state
    if (begun && state?.kind === 'unfinished') setState(id, { ...state, sent: begun.received })
  }

  function choose(id: string, file: File): void {
    const item = items.get(id)
    const upload = find(id)
    if (!item || upload?.state.kind !== 'unfinished') return
    if (file.size !== upload.bytes) {
      leaveUnfinished(id, file)
      return
    }
    item.file = file
    change(id, { preview: URL.createObjectURL(file), state: { kind: 'waiting' } })
    startNext()
  }

  return {
    list,
    choose,
    add(added) {
      for (const file of added) {
        const { name, size: bytes } = file
        const awaited = list
          .get()
          .find(
            (upload) => upload.state.kind === 'unfinished' && upload.name === name && upload.bytes === bytes,
          )
        if (awaited) choose(awaited.id, file)
        else
          enter(
            { name, bytes, preview: URL.createObjectURL(file), state: { kind: 'waiting' } },
            { file, sha256: undefined },
          )
      }
      startNext()
    },
    async restore() {
      if (!sender.hasBegun()) return
      const { unfinished } = await sender.load()
      for (const { name, bytes, received, sha256 } of await unfinished()) {
        if ([...items.values()].some((item) => item.sha256 === sha256)) continue
        enter(
          { name, bytes, preview: null, state: { kind: 'unfinished', sent: received } },
          { file: null, sha256 },
        )
      }
    },
    pause(id) {
      const state = find(id)?.state
      if (state?.kind !== 'sending') return
      items.get(id)?.running?.abort.abort()
      setState(id, { kind: 'paused', sent: state.sent })
    },
    resume(id) {
      setState(id, { kind: 'waiting' })
      startNext()
    },
    cancel(id) {
      const item = items.get(id)
      drop(id)
      const begun = item?.sha256 ?? item?.file
      if (!begun) return
      // When nothing is being written any more. What cannot be given up now, since the server is away, is shown by the next page.
      const giveUp = async () => {
        await item?.running?.over
        await (await sender.load()).discard(begun)
      }
      giveUp().catch(() => {})
    },
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
