import { join } from 'node:path'
import { type Change, mergeChanges } from './change.ts'

import { asideSuffix, type Documents } from './documents.ts'
import { createDraft } from './draft.ts'
import type { FileOperations } from './file-operations.ts'
import { patchOutput } from './job-ends.ts'
import type { StoreLogger } from './logger.ts'
import {
  createLookup,
  createShard,
  type Lookup,
  parseShard,
  type Shard,
  shardCount,
  shardName,
} from './lookup.ts'
import { type Manifest, readManifest, writeManifest } from './manifest.ts'
import { schemaVersion } from './migrations.ts'
import { StoreOpenError } from './open-error.ts'
import { clearTemporaries, makeFolders, type StoreFolders } from './store-folders.ts'

/** The manifest of the folder, a new one for an empty folder; and the users who have changes set aside. */
export async function openManifest(
  files: FileOperations,
  folders: StoreFolders,
): Promise<{ manifest: Manifest & { schema: number }; asideIds: string[] }> {
  // First, because a folder of a newer version is nobody's to tidy.
  const known = await readManifest(files, folders.root)
  await makeFolders(files, folders)
  await clearTemporaries(files, folders.root)
  const users = await clearTemporaries(files, folders.users)
  await clearTemporaries(files, folders.lookup)
  if (known) {
    const aside = users.filter((name) => name.endsWith(asideSuffix))
    return { manifest: known, asideIds: aside.map((name) => name.slice(0, -asideSuffix.length)) }
  }

  const segments = await files.list(folders.journal)
  if (users.length > 0 || segments.length > 0) {
    const file = join(folders.root, 'store.json')
    throw new StoreOpenError(
      'DAMAGED',
      `${file} is missing though there are users. Restore it from a backup; nothing was changed`,
      { file },
    )
  }
  const fresh = { schema: schemaVersion, seq: 0, shards: [], totals: {} }
  await writeManifest(files, folders.root, fresh)
  return { manifest: fresh, asideIds: [] }
}

/** Reads the lookup as it was last written. A shard that should be there and is not, or is damaged, throws `DAMAGED`. */
export async function readLookup(files: FileOperations, folder: string, manifest: Manifest): Promise<Lookup> {
  const present = new Set(await files.list(folder))
  const shards: Shard[] = []
  // One after the other, so that only one of them is in memory in more than one form.
  for (let number = 0; number < shardCount; number++) {
    const name = shardName(number)
    const file = join(folder, name)
    if (present.has(name)) shards.push(parseShard(files.readNow(file), file))
    else if (!manifest.shards.includes(name)) shards.push(createShard())
    else {
      throw new StoreOpenError(
        'DAMAGED',
        `${file} is missing. Restore it from a backup; nothing was changed`,
        { file },
      )
    }
  }
  return createLookup(shards)
}

/**
 * The change that queues again what was being processed when the process ended; null when there is nothing. A user whose document
 * is damaged is left alone.
 */
export async function requeueProcessing(
  documents: Documents,
  lookup: Lookup,
  { now, logger }: { now: string; logger: StoreLogger },
): Promise<Change | null> {
  const userIds = new Set(lookup.shards.flatMap(({ jobs }) => [...jobs.values()]))
  const changes: Change[] = []
  for (const userId of userIds) {
    const document = await documents.read(userId).catch(() => null)
    if (!document) continue
    const draft = createDraft(document)
    for (const job of document.jobs.values()) {
      if (job.status !== 'processing') continue
      draft.patch('jobs', job.id, { status: 'queued', startedAt: null })
      patchOutput(draft, job, { status: 'queued', updatedAt: now })
    }
    const change = draft.toChange()
    if (change) changes.push(change)
  }
  if (changes.length === 0) return null
  logger.info({ users: changes.length }, 'Jobs that were being processed are queued again')
  return mergeChanges(changes)
}

/** Throws `DAMAGED` where the lookup knows more than the journal: then the journal is an older one, and its numbers would be used twice. */
export function requireCurrent(
  { shards }: Lookup,
  { lastSeq, folder }: { lastSeq: number; folder: string },
): void {
  const newer = shards.findIndex(({ seq }) => seq > lastSeq)
  if (newer < 0) return
  const file = join(folder, shardName(newer))
  throw new StoreOpenError(
    'DAMAGED',
    `${file} holds change ${shards[newer]?.seq}, and the journal ends at ${lastSeq}: part of the journal is gone. Nothing was changed`,
    { file },
  )
}
