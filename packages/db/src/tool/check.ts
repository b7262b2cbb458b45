import { join } from 'node:path'
import type { Collection, CollectionRows } from '../collections.ts'
import { lookupKinds } from '../json/change.ts'
import { type Document, rowKeys, rowsOf } from '../json/document.ts'
import { asideSuffix } from '../json/documents.ts'
import type { StoreLogger } from '../json/logger.ts'
import { isActiveAdmin, lookupEntry, splitValue } from '../json/lookup-entries.ts'
import { StoreOpenError } from '../json/open-error.ts'
import { createTotals, type TotalsDelta } from '../json/totals.ts'
import { sumOf } from '../json/upgrade.ts'
import { usernameKey } from '../username-key.ts'
import { type LoadedFolder, withFolder } from './load-folder.ts'

/** Something that is not as it was written. */
interface Problem {
  file: string
  /** What is wrong. */
  what: string
  /** What is lost unless the file is restored. */
  lost: string
}

interface CheckReport {
  users: number
  /** The number of the last change. */
  changes: number
  problems: Problem[]
  /** What a start would do by itself, without losing anything that was acknowledged; and documents that were edited, or have decayed unseen. */
  notices: string[]
}

/** Reads all of a database that no server uses, and says what is wrong with it. Changes nothing. */
export async function checkFolder(dataFolder: string): Promise<CheckReport> {
  const notices: string[] = []
  const damaged: { file: string; cause: unknown }[] = []
  const logger: StoreLogger = {
    info: () => {},
    warn: (details, message) => notices.push(`${message}: ${JSON.stringify(details)}`),
    error: (details) => {
      const { file, err } = details as { file: string; err: unknown }
      damaged.push({ file, cause: err })
    },
  }
  try {
    return await withFolder(dataFolder, logger, async (folder) => {
      const problems = await findProblems(folder, damaged)
      return { users: folder.lookup.userIds.size, changes: folder.lastSeq, problems, notices }
    })
  } catch (error) {
    if (!(error instanceof StoreOpenError) || error.code !== 'DAMAGED') throw error
    const lost =
      'The server does not start until this file is restored. Nothing is lost yet: keep the folder as it is'
    const problem = { file: error.file ?? dataFolder, what: error.message, lost }
    return { users: 0, changes: 0, problems: [problem], notices }
  }
}

async function findProblems(
  folder: LoadedFolder,
  damaged: { file: string; cause: unknown }[],
): Promise<Problem[]> {
  const { lookup, documents, folders } = folder
  const problems: Problem[] = []
  const names = new Map(
    lookup.shards.flatMap(({ usernames }) => [...usernames].map(([name, id]) => [id, name])),
  )
  const expected = createExpected()
  const unreadable = new Set<string>()
  for (const userId of lookup.userIds) {
    const document = await documents.read(userId).catch(() => null)
    if (document) {
      expected.add(document, !lookup.find('uncounted', userId))
      problems.push(...findOrphans(document, join(folders.users, `${userId}.json`)))
      continue
    }
    unreadable.add(userId)
    const { file = '', cause } = damaged.at(-1) ?? {}
    const aside = folder.userFiles.includes(`${userId}${asideSuffix}`)
    problems.push({
      file,
      what: `The document of ${JSON.stringify(names.get(userId))} cannot be read: ${sayCause(cause)}`,
      lost: `Everything of this user${aside ? ', but for the changes since, which are set aside and come back with a restored document' : ''}`,
    })
  }
  problems.push(...findStrangers(folder))
  if (folder.schema >= currentSchema) problems.push(...expected.compare(folder, unreadable))
  return problems
}

/** Version 1 did not keep all that is compared. */
const currentSchema = 2

/** What the lookup and the totals must say, by the documents. */
function createExpected(): {
  /** What is not counted yet, a start adds to admins and totals. */
  add(document: Document, isCounted: boolean): void
  compare(folder: LoadedFolder, unreadable: ReadonlySet<string>): Problem[]
} {
  const entries = new Map<string, string>()
  const totals = createTotals({})

  return {
    add(document, isCounted) {
      const { user } = document
      entries.set(`usernames ${usernameKey(user.username)}`, user.id)
      if (isCounted && isActiveAdmin(user)) entries.set(`admins ${user.id}`, user.id)
      for (const collection of Object.keys(rowKeys) as Collection[]) {
        for (const row of rowsOf(document, collection).values()) {
          const entry = lookupEntry(collection, row as CollectionRows[typeof collection])
          if (entry) entries.set(`${entry.kind} ${entry.key}`, entry.value)
        }
      }
      totals.add({ users: 1, ...(isCounted && sumOf(document)) })
    },

    compare({ lookup, totals: kept, folders }, unreadable) {
      const problems: Problem[] = []
      const report = (entry: string, what: string): void => {
        problems.push({
          file: folders.lookup,
          what: `The lookup ${what} ${JSON.stringify(entry)}`,
          lost: 'Nothing: export and import the database to have the lookup made anew',
        })
      }
      for (const shard of lookup.shards) {
        for (const kind of lookupKinds) {
          // A bound and a note, not entries of a row.
          if (kind === 'activity' || kind === 'uncounted') continue
          for (const [key, value] of shard[kind]) {
            if (unreadable.has(splitValue(value).userId)) continue
            const entry = `${kind} ${key}`
            if (!entries.has(entry)) report(entry, 'has what no row has:')
            else if (entries.get(entry) !== value) report(entry, 'says something else than the row of')
            entries.delete(entry)
          }
        }
      }
      for (const entry of entries.keys()) report(entry, 'lacks')
      if (unreadable.size > 0) return problems
      const sums = totals.toJSON()
      const names = new Set([...Object.keys(sums), ...Object.keys(kept.toJSON())] as (keyof TotalsDelta)[])
      for (const name of names) {
        if (kept.get(name) === (sums[name] ?? 0)) continue
        problems.push({
          file: join(folders.root, 'store.json'),
          what: `The total of ${name} is ${kept.get(name)}, and the rows add up to ${sums[name] ?? 0}`,
          lost: 'Nothing: only the total that admins see is wrong',
        })
      }
      return problems
    },
  }
}

/** Rows that belong to an image that is not there. */
function findOrphans({ images, compressions, tilings }: Document, file: string): Problem[] {
  return [...compressions.values(), ...tilings.values()]
    .filter(({ imageId }) => !images.has(imageId))
    .map(({ id, imageId }) => ({
      file,
      what: `${id} is an output of image ${imageId}, which is not there`,
      lost: 'Nothing: the output cannot be reached',
    }))
}

/** Documents of users that the lookup does not know. */
function findStrangers({ lookup, userFiles, folders, documents }: LoadedFolder): Problem[] {
  const pending = new Set(documents.listPending())
  return (
    userFiles
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.slice(0, -'.json'.length))
      // One whose removal is in the journal goes with the next checkpoint.
      .filter((userId) => !lookup.userIds.has(userId) && !pending.has(userId))
      .map((userId) => ({
        file: join(folders.users, `${userId}.json`),
        what: 'The lookup knows no user of this document',
        lost: 'Everything of this user, who cannot log in',
      }))
  )
}

function sayCause(cause: unknown): string {
  return cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause)
}
