import { join } from 'node:path'
import { LRUCache } from 'lru-cache'
import { StoreError } from '../errors.ts'
import { Id } from '../rows.ts'
import { encodeBatch, readBatch } from './batch.ts'
import { decodeChange, type NumberedChange } from './change.ts'
import { applyOperations, type Document, parseDocument, serialiseDocument } from './document.ts'
import { readCheck } from './document-check.ts'
import { type FileOperations, systemCode } from './file-operations.ts'
import type { StoreLogger } from './logger.ts'
import { StoreOpenError } from './open-error.ts'
import { replaceFile } from './replace-file.ts'

/** A change that the document's file does not hold yet, as it stands in the journal. */
interface PendingChange {
  seq: number
  line: Buffer
}

/**
 * The users' documents: their files, with the changes that are only in the journal so far, and a bounded cache. A document that
 * was changed can leave the cache at any time, since file and pending changes make it again; so memory is bounded by the cache and the
 * journal, and a start need not read the documents that its journal is about.
 */
export interface Documents {
  /** Null when there is no such user. Rejects with `UNAVAILABLE` when the file is damaged. */
  read(userId: string): Promise<Document | null>
  /** Makes a change visible. It must be in the journal. */
  apply(change: NumberedChange, line: Buffer): void
  /** The users whose files are behind. */
  listPending(): string[]
  readonly pendingCount: number
  /**
   * Writes one document, if its file is behind. The caller syncs the folder and then calls `settle`. The changes of a damaged document
   * are set aside beside it, so that the journal need not keep them: they come back once the document is restored.
   */
  write(userId: string): Promise<{ userId: string; seq: number } | null>
  /** What was written up to this number is durable. */
  settle(written: { userId: string; seq: number }): Promise<void>
  /** Reads what was set aside before; called before anything else. */
  readAside(userIds: readonly string[]): Promise<void>
}

export function createDocuments({
  files,
  folder,
  userIds,
  logger,
  cacheBytes,
  seqAtStart,
}: {
  files: FileOperations
  folder: string
  /** Who exists, as the lookup knows it. */
  userIds: ReadonlySet<string>
  logger: StoreLogger
  /** Bytes of the files whose documents are kept in memory. */
  cacheBytes: number
  /** No document can hold a later change than this, before further ones are applied. */
  seqAtStart: number
}): Documents {
  const cache = new LRUCache<string, Document>({ maxSize: cacheBytes })
  /** Documents that are being written: whatever the cache does, there must not be a second one of them. */
  const writing = new Map<string, Document>()
  const pending = new Map<string, PendingChange[]>()
  /** Up to which change a user's pending ones are set aside. */
  const aside = new Map<string, number>()
  let newestSeq = seqAtStart

  const inMemory = (userId: string): Document | undefined => writing.get(userId) ?? cache.get(userId)

  /** The smallest weight stands for what a document costs without rows; the largest one is kept, too, if alone. */
  function keep(userId: string, document: Document, bytes: number): void {
    cache.set(userId, document, { size: Math.min(bytes + 1024, cacheBytes) })
  }

  function readFile(path: string): string | null {
    try {
      return files.readNow(path)
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return null
      throw error
    }
  }

  // Nothing is awaited: a change that comes later finds the document in the cache.
  function load(userId: string): Document {
    const path = documentPath(folder, userId)
    try {
      const text = readFile(path)
      const check = text === null ? null : readCheck(text)
      let document = text !== null && check ? parseDocument(text, userId, check) : null
      if (document && document.seq > newestSeq) {
        throw new Error(`It holds change ${document.seq}, and the journal ends at ${newestSeq}`)
      }
      for (const { seq, line } of pending.get(userId) ?? []) {
        if (document && seq <= document.seq) continue
        document = applyOperations(document, seq, operationsFor(userId, decodeChange(line)))
      }
      if (!document) throw new Error('The file is missing')
      // It may be a person's edit, so it is taken; but bits that have decayed look the same.
      if (check === 'wrong') {
        logger.warn(
          { file: path, userId },
          'A user document is not as the store wrote it: unless somebody has edited it, it is damaged',
        )
      }
      keep(userId, document, text?.length ?? 0)
      return document
    } catch (cause) {
      logger.error(
        { file: path, userId, err: cause },
        'A user document cannot be read; the user gets no answers until it is restored',
      )
      throw new StoreError('UNAVAILABLE', 'The data of this account cannot be read at the moment', {
        details: { reason: 'damaged' },
        cause,
      })
    }
  }

  function addPending(userId: string, change: PendingChange): void {
    const changes = pending.get(userId)
    if (!changes) pending.set(userId, [change])
    // Known already: it was set aside, and the journal that it came from was not cut yet.
    else if (change.seq > (changes.at(-1)?.seq ?? 0)) changes.push(change)
  }

  async function setAside(userId: string): Promise<void> {
    const changes = pending.get(userId) ?? []
    const last = changes.at(-1)?.seq ?? 0
    if (last <= (aside.get(userId) ?? 0)) return
    const lines = changes.map(({ line }) => line.toString())
    await replaceFile(files, asidePath(folder, userId), encodeBatch(changes[0]?.seq ?? 0, lines).bytes)
    aside.set(userId, last)
  }

  /** The file of a user who was removed. The journal has the change until this is on disk. */
  async function remove(userId: string): Promise<{ userId: string; seq: number } | null> {
    const last = pending.get(userId)?.at(-1)
    await files.remove(documentPath(folder, userId)).catch((error: unknown) => {
      if (systemCode(error) !== 'ENOENT') throw error
    })
    return last ? { userId, seq: last.seq } : null
  }

  function find(userId: string): Document | null {
    if (!userIds.has(userId)) return null
    return inMemory(userId) ?? load(userId)
  }

  function findReadable(userId: string): Document | null {
    try {
      return find(userId)
    } catch (error) {
      if (error instanceof StoreError) return null
      throw error
    }
  }

  return {
    read: async (userId) => find(userId),

    apply(change, line) {
      newestSeq = Math.max(newestSeq, change.seq)
      for (const [userId, operations] of change.documents) {
        addPending(userId, { seq: change.seq, line })
        const before = inMemory(userId) ?? null
        const isCreated = operations[0]?.[0] === 'create'
        if (!before && !isCreated) continue
        const after = applyOperations(isCreated ? null : before, change.seq, operations)
        if (!after) cache.delete(userId)
        else if (isCreated) keep(userId, after, 0)
      }
    },

    listPending: () => [...pending.keys()],
    get pendingCount() {
      return pending.size
    },

    async write(userId) {
      if (!userIds.has(userId)) return remove(userId)
      const document = findReadable(userId)
      if (!document) {
        await setAside(userId)
        return null
      }
      const last = pending.get(userId)?.at(-1)
      if (!last) return null
      writing.set(userId, document)
      const { seq } = document
      const bytes = serialiseDocument(document)
      try {
        await replaceFile(files, documentPath(folder, userId), bytes)
        return { userId, seq }
      } finally {
        keep(userId, document, bytes.length)
        writing.delete(userId)
      }
    },

    async settle({ userId, seq }) {
      const rest = pending.get(userId)?.filter((change) => change.seq > seq) ?? []
      if (rest.length === 0) pending.delete(userId)
      else pending.set(userId, rest)
      if (aside.delete(userId)) await files.remove(asidePath(folder, userId))
    },

    async readAside(userIds) {
      for (const userId of userIds) {
        const path = asidePath(folder, userId)
        const batch = readBatch(await files.read(path), 0)
        if (batch.kind !== 'batch') {
          throw new StoreOpenError('DAMAGED', `${path} is damaged: changes of a user were set aside in it`, {
            file: path,
          })
        }
        for (const line of batch.lines) addPending(userId, { seq: decodeChange(line).seq, line })
        aside.set(userId, pending.get(userId)?.at(-1)?.seq ?? 0)
      }
    },
  }
}

/** How the files end that hold what was set aside. */
export const asideSuffix = '.pending'

function asidePath(folder: string, userId: string): string {
  return join(folder, `${Id.parse(userId)}${asideSuffix}`)
}

/** The path of a user's document. What is not an id never becomes one. */
function documentPath(folder: string, userId: string): string {
  return join(folder, `${Id.parse(userId)}.json`)
}

function operationsFor(
  userId: string,
  { documents }: NumberedChange,
): NumberedChange['documents'][number][1] {
  return documents.filter(([id]) => id === userId).flatMap(([, operations]) => operations)
}
