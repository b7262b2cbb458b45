import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { NumberedChange } from '../json/change.ts'
import { diskOperations as files, systemCode } from '../json/file-operations.ts'
import { forEachAtMost } from '../json/for-each-at-most.ts'
import { type Manifest, readManifest, writeManifest } from '../json/manifest.ts'
import { temporarySuffix } from '../json/replace-file.ts'
import { nameFolders } from '../json/store-folders.ts'
import { type HeldJournal, holdJournal } from './held-journal.ts'
import { ToolError } from './tool-error.ts'

/** A copy of a database that can be brought up to date until it is closed. */
export interface DatabaseCopy {
  /** The number of the last change that the copy holds. */
  readonly lastSeq: number
  /** Brings the copy up to date, and answers with what happened since; null when part of the journal was missed, and only a new copy can be. */
  extend(): Promise<BlobChanges | null>
  /** What happened since, without bringing the copy up to date; null as above. */
  look(): Promise<BlobChanges | null>
  close(): Promise<void>
}

/** A row that is there and may have got a blob. */
export interface GivenRow {
  id: string
  userId: string
  isImage: boolean
}

/** What a number of changes did to rows that have blobs. */
interface BlobChanges {
  /** By their ids. */
  given: Map<string, GivenRow>
  /** Ids of rows that are deleted, and of users who are. */
  removed: Set<string>
  /** Ids of rows that are made again, and may have lost the blob that they had. */
  remade: Set<string>
}

/** Copies that a busy server may spoil before this gives up. */
const mostTries = 10

/**
 * Copies a database, whether a server uses it or not. Documents and lookup are read as they are, each whole because the server replaces them
 * whole, but of different moments; the journal, of which nothing is missed since the manifest that is copied, makes them one state:
 * that of its last change.
 */
export async function copyDatabase(source: string, target: string): Promise<DatabaseCopy> {
  for (let tries = 1; ; tries++) {
    const copy = await tryCopy(source, target)
    if (copy) return copy
    await rm(target, { recursive: true, force: true })
    if (tries >= mostTries) {
      throw new ToolError(
        `The journal went on faster than it could be followed, ${tries} times; try again when the server has less to do`,
      )
    }
  }
}

async function tryCopy(source: string, target: string): Promise<DatabaseCopy | null> {
  const folders = nameFolders(target)
  const missing = new ToolError(`${join(source, 'store.json')} is missing: this is not a database`)
  if (!existsSync(join(source, 'store.json'))) throw missing
  // Before the manifest: what that does not hold is then held here, or comes only later.
  const journal = await holdJournal(nameFolders(source).journal)
  try {
    const manifest = await readManifest(files, source)
    if (!manifest) throw missing
    for (const folder of [target, folders.users, folders.lookup, folders.journal]) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
    }
    await copyDocuments(source, target)
    const copying = { source, target, journal, manifest }
    const copied = await copyJournal({ ...copying, give: () => {} })
    if (copied) return createCopy(copying, copied.lastSeq)
  } catch (error) {
    await journal.close()
    throw error
  }
  await journal.close()
  return null
}

interface Copying {
  source: string
  target: string
  journal: HeldJournal
  manifest: Manifest & { schema: number }
}

/** Documents first, journal last: so no document holds a change that the journal does not. */
async function copyDocuments(source: string, target: string): Promise<void> {
  for (const part of ['users', 'lookup'] as const) {
    const [from, to] = [nameFolders(source)[part], nameFolders(target)[part]]
    const names = (await readdir(from)).filter((name) => !name.endsWith(temporarySuffix))
    await forEachAtMost(8, names, async (name) => {
      const bytes = await readFile(join(from, name)).catch((error: unknown) => {
        // Its user was deleted: the journal says so, too.
        if (systemCode(error) === 'ENOENT') return null
        throw error
      })
      if (bytes) await writeFile(join(to, name), bytes, { mode: 0o600, flush: true })
    })
    await files.syncFolder(to)
  }
}

/** Null when changes are missing between the manifest and now. */
async function copyJournal({
  source,
  target,
  journal,
  manifest,
  give,
}: Copying & { give: (change: NumberedChange) => void }): Promise<{ lastSeq: number } | null> {
  const read = await journal.readAfter(manifest.seq, give)
  const now = await readManifest(files, source)
  // Without a gap, but without its end: all of it was cut before it was seen.
  if (!read || (now && now.seq > read.lastSeq)) return null
  const folders = nameFolders(target)
  await journal.writeTo(folders.journal)
  await files.syncFolder(folders.journal)
  await writeManifest(files, target, manifest, manifest.schema)
  return read
}

function createCopy(copying: Copying, seqAtStart: number): DatabaseCopy {
  let lastSeq = seqAtStart
  const { journal } = copying

  return {
    get lastSeq() {
      return lastSeq
    },
    async extend() {
      const changes = createBlobChanges()
      const give = (change: NumberedChange): void => {
        if (change.seq > lastSeq) addChange(changes, change)
      }
      const copied = await copyJournal({ ...copying, give })
      if (copied) lastSeq = copied.lastSeq
      return copied && changes
    },
    async look() {
      const changes = createBlobChanges()
      return (await journal.readAfter(lastSeq, (change) => addChange(changes, change))) && changes
    },
    close: () => journal.close(),
  }
}

function createBlobChanges(): BlobChanges {
  return { given: new Map(), removed: new Set(), remade: new Set() }
}

const withBlobs: readonly string[] = ['images', 'compressions', 'tilings']

function addChange({ given, removed, remade }: BlobChanges, { documents }: NumberedChange): void {
  for (const [userId, operations] of documents) {
    for (const operation of operations) {
      if (operation[0] === 'remove') removed.add(userId)
      const [verb, collection, of] = operation
      if (typeof collection !== 'string' || !withBlobs.includes(collection)) continue
      const id = typeof of === 'string' ? of : (of as { id: string }).id
      if (verb === 'delete') {
        removed.add(id)
        given.delete(id)
      } else given.set(id, { id, userId, isImage: collection === 'images' })
      if (verb === 'put') remade.add(id)
    }
  }
}
