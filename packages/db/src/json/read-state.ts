import type { NumberedChange } from './change.ts'
import { createDocuments, type Documents } from './documents.ts'
import type { FileOperations } from './file-operations.ts'
import type { Segment } from './journal.ts'
import type { StoreLogger } from './logger.ts'
import type { Lookup } from './lookup.ts'
import type { Manifest } from './manifest.ts'
import { readJournal } from './read-journal.ts'
import { readLookup, requireCurrent } from './recover.ts'
import type { StoreFolders } from './store-folders.ts'
import { createTotals, type Totals } from './totals.ts'

/** All that a folder holds, as of its last change. */
export interface State {
  lookup: Lookup
  documents: Documents
  totals: Totals
  /** Makes a further change visible. */
  apply: (change: NumberedChange, line: Buffer) => void
  segments: Segment[]
  lastSeq: number
}

/** Reads lookup and journal; documents are read when they are asked for. Throws `StoreOpenError`. */
export async function readState(
  { files, folders, logger }: { files: FileOperations; folders: StoreFolders; logger: StoreLogger },
  { manifest, asideIds, cacheBytes }: { manifest: Manifest; asideIds: string[]; cacheBytes: number },
): Promise<State> {
  const lookup = await readLookup(files, folders.lookup, manifest)
  const documents = createDocuments({
    files,
    folder: folders.users,
    userIds: lookup.userIds,
    logger,
    cacheBytes,
    seqAtStart: manifest.seq,
  })
  await documents.readAside(asideIds)
  const totals = createTotals(manifest.totals)
  const apply = (change: NumberedChange, line: Buffer): void => {
    totals.add(change.totals)
    lookup.apply(change.seq, change.lookup)
    documents.apply(change, line)
  }
  const journal = { files, folder: folders.journal, logger }
  const { segments, lastSeq } = await readJournal(journal, manifest.seq, apply)
  requireCurrent(lookup, { lastSeq, folder: folders.lookup })
  return { lookup, documents, totals, apply, segments, lastSeq }
}
