import type { CollectionRows } from '../collections.ts'
import { StoreError } from '../errors.ts'
import type { UserRow } from '../rows.ts'
import { mergeChanges } from './change.ts'
import type { CommitQueue } from './commit-queue.ts'
import { createDocument, type Document } from './document.ts'
import type { Documents } from './documents.ts'
import { createDraft, type Draft } from './draft.ts'
import { createKeyedLock, type KeyedLock } from './keyed-lock.ts'
import type { Lookup } from './lookup.ts'
import type { Totals } from './totals.ts'
import { countUser } from './upgrade.ts'

/** What the verbs of the store are made of. */
export interface Engine {
  readonly lookup: Lookup
  readonly totals: Totals
  /** Held by who creates or changes what belongs to a key; `update` and `create` hold the user's. */
  readonly lock: KeyedLock
  /** A user's rows as of now; null when there is no such user. Read from it at once: it changes with the next change. */
  read(userId: string): Promise<Document | null>
  /**
   * One atomic change to one user's rows. `verb` runs alone for this user, on the newest state, and what it answers is given back
   * once its writes are on disk; when it throws, nothing happened. `settle` runs after that, before the next change of this user.
   * Rejects with `NOT_FOUND` when there is no such user.
   */
  update<T>(userId: string, verb: (draft: Draft) => T, settle?: () => void): Promise<T>
  /**
   * The first change of a new user, with the first session; `also` is part of it, a change to another user's rows. The caller holds the
   * new user's name and id.
   */
  create(
    user: UserRow,
    session?: CollectionRows['sessions'],
    also?: { userId: string; verb: (draft: Draft) => void },
  ): Promise<void>
}

export function createEngine({
  documents,
  lookup,
  totals,
  queue,
  isClosed,
}: {
  documents: Documents
  lookup: Lookup
  totals: Totals
  queue: CommitQueue
  isClosed: () => boolean
}): Engine {
  const lock = createKeyedLock()
  const counting = new Map<string, Promise<void>>()

  function requireOpen(): void {
    if (isClosed()) throw new StoreError('UNAVAILABLE', 'The store is closed')
  }

  async function commit(draft: Draft): Promise<void> {
    const change = draft.toChange()
    if (change) await queue.commit(change)
  }

  /** Adds up what an upgrade could not read, before anything else happens to it. */
  async function count(userId: string): Promise<void> {
    if (!lookup.find('uncounted', userId)) return
    const document = await documents.read(userId)
    // Meanwhile another caller may have come to the end of it.
    if (!document || !lookup.find('uncounted', userId)) return
    const isCounted = counting.get(userId) ?? queue.commit(countUser(document, lookup))
    counting.set(userId, isCounted)
    await isCounted.finally(() => counting.delete(userId))
  }

  async function readToChange(userId: string): Promise<Document> {
    await count(userId)
    const document = await documents.read(userId)
    if (!document) throw new StoreError('NOT_FOUND', 'There is no such user')
    return document
  }

  return {
    lookup,
    totals,
    lock,

    async read(userId) {
      requireOpen()
      // Where that cannot be written down now, what there is can be read all the same.
      await count(userId).catch(() => undefined)
      return documents.read(userId)
    },

    async update(userId, verb, settle) {
      const release = await lock(userId)
      try {
        requireOpen()
        const draft = createDraft(await readToChange(userId))
        const result = verb(draft)
        await commit(draft)
        settle?.()
        return result
      } finally {
        release()
      }
    },

    async create(user, session, also) {
      const release = also ? await lock(also.userId) : null
      try {
        requireOpen()
        const draft = createDraft(createDocument(user), { isNew: true })
        if (session) draft.put('sessions', session)
        const drafts = [draft]
        if (also) {
          const other = createDraft(await readToChange(also.userId))
          also.verb(other)
          drafts.push(other)
        }
        await queue.commit(mergeChanges(drafts.flatMap((each) => each.toChange() ?? [])))
      } finally {
        release?.()
      }
    },
  }
}
