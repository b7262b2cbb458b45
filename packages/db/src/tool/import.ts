import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Collection, CollectionRows } from '../collections.ts'
import { mergeChanges } from '../json/change.ts'
import { applyOperations, createDocument, rowKeys, serialiseDocument } from '../json/document.ts'
import { createDraft } from '../json/draft.ts'
import { createEventLog } from '../json/event-log.ts'
import { diskOperations as files } from '../json/file-operations.ts'
import { forEachAtMost } from '../json/for-each-at-most.ts'
import { createLookup, createShard, serialiseShard, shardCount, shardName } from '../json/lookup.ts'
import { writeManifest } from '../json/manifest.ts'
import { schemaVersion } from '../json/migrations.ts'
import { replaceFile } from '../json/replace-file.ts'
import { makeFolders, nameFolders } from '../json/store-folders.ts'
import { createTotals } from '../json/totals.ts'
import { EventRow, Id, UserRow } from '../rows.ts'
import { usernameKey } from '../username-key.ts'
import { byImage } from './export.ts'
import { databaseOf } from './load-folder.ts'
import { ToolError } from './tool-error.ts'

const Rows = z.record(z.string(), z.record(z.string(), z.looseObject({})))
const collections = Object.keys(rowKeys) as Collection[]
const Export = z.object({
  schema: z.int().positive(),
  users: z.record(Id, UserRow),
  events: z.record(Id, z.object({ nextEvent: z.int().positive(), events: z.array(EventRow) })),
  ...(Object.fromEntries(collections.map((name) => [name, Rows])) as Record<Collection, typeof Rows>),
})
type Export = z.infer<typeof Export>

/**
 * Makes the database of a data folder that has none from an export. All or nothing: every row is judged before anything is written, and
 * a folder that an interrupted import leaves is not taken for a database. Needs memory for the whole export.
 */
export async function importFolder(file: string, dataFolder: string): Promise<{ users: number }> {
  const root = databaseOf(dataFolder)
  if (existsSync(root) && (await readdir(root)).length > 0) {
    throw new ToolError(`There is something in ${root} already; an import makes a new database`)
  }
  const read = parseExport(await readFile(file, 'utf8'), file)
  const rowsOfUser = groupByUser(read)
  const lookup = createLookup(Array.from({ length: shardCount }, createShard))
  const totals = createTotals({})
  const documents: [string, Buffer][] = []
  for (const user of Object.values(read.users)) {
    if (lookup.find('usernames', usernameKey(user.username)) !== undefined) {
      throw new ToolError(`Two users are called ${JSON.stringify(user.username)}`)
    }
    const seq = documents.length + 1
    const draft = createDraft(createDocument(user), { isNew: true })
    for (const [collection, row] of rowsOfUser.get(user.id) ?? []) {
      try {
        draft.put(collection, row)
      } catch (cause) {
        throw new ToolError(`A row of ${collection} is not one: ${JSON.stringify(row)}`, { cause })
      }
    }
    const change = mergeChanges([draft.toChange() ?? { documents: [], lookup: [] }])
    const document = applyOperations(null, seq, change.documents[0]?.[1] ?? [])
    if (!document) throw new Error('Expected a document of its creation')
    const told = read.events[user.id]
    if (told) {
      document.events = createEventLog(told.events)
      document.nextEvent = told.nextEvent
    }
    lookup.apply(seq, change.lookup)
    totals.add(change.totals)
    documents.push([user.id, serialiseDocument(document)])
  }

  const folders = nameFolders(root)
  await mkdir(root, { recursive: true, mode: 0o700 })
  try {
    await makeFolders(files, folders)
    await forEachAtMost(16, documents, ([userId, bytes]) =>
      replaceFile(files, join(folders.users, `${userId}.json`), bytes),
    )
    const shards = [...lookup.dirty].sort((a, b) => a - b)
    await forEachAtMost(16, shards, (number) => {
      const shard = lookup.shards[number] ?? createShard()
      return replaceFile(files, join(folders.lookup, shardName(number)), serialiseShard(shard))
    })
    await files.syncFolder(folders.users)
    await files.syncFolder(folders.lookup)
    // Last: without it the folder is none.
    await writeManifest(files, root, {
      seq: documents.length,
      shards: shards.map(shardName),
      totals: totals.toJSON(),
    })
  } catch (error) {
    await rm(root, { recursive: true, force: true })
    throw error
  }
  return { users: documents.length }
}

function parseExport(text: string, file: string): Export {
  const json: unknown = JSON.parse(text)
  const version = z.object({ schema: z.int() }).safeParse(json).data?.schema
  if (version !== undefined && version !== schemaVersion) {
    throw new ToolError(`${file} has version ${version}; this Tessera imports version ${schemaVersion}`)
  }
  const read = Export.safeParse(json)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new ToolError(`${file} is no export: ${issue?.message} at ${issue?.path.join('.')}`)
}

/** The rows of each user, whichever way the export keeps them. Throws for rows that are not where they belong. */
function groupByUser(read: Export): Map<string, [Collection, CollectionRows[Collection]][]> {
  const rows = new Map<string, [Collection, CollectionRows[Collection]][]>()
  for (const collection of collections) {
    for (const [owner, own] of Object.entries(read[collection])) {
      for (const [key, row] of Object.entries(own) as unknown as [string, CollectionRows[Collection]][]) {
        const named = byImage.includes(collection) && 'imageId' in row ? row.imageId : row.userId
        const isInPlace =
          named === owner &&
          row.userId in read.users &&
          (rowKeys[collection] as (row: CollectionRows[Collection]) => string)(row) === key
        if (!isInPlace) throw new ToolError(`The row ${key} of ${collection} does not belong to ${owner}`)
        const all = rows.get(row.userId) ?? []
        all.push([collection, row])
        rows.set(row.userId, all)
      }
    }
  }
  return rows
}
