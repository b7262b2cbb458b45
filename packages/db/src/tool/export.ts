import { once } from 'node:events'
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs'
import { mkdtemp, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { finished, pipeline } from 'node:stream/promises'
import type { Collection } from '../collections.ts'
import { type Document, rowKeys, rowsOf } from '../json/document.ts'
import { schemaVersion } from '../json/migrations.ts'
import type { OutputRow } from '../rows.ts'
import { withFolder } from './load-folder.ts'
import { ToolError } from './tool-error.ts'

/** Collections that are kept by image in an export; all others are by user. */
export const byImage: readonly Collection[] = ['compressions', 'tilings']
const collections = Object.keys(rowKeys) as Collection[]
const parts = ['users', 'events', ...collections] as const

/**
 * Writes all of a database as one JSON file: `{schema, users: {userId: user}, images: {userId: {id: image}}, compressions: {imageId: {id:
 * compression}}, ...}`. Memory does not grow with the database. Throws when a document cannot be read, unless those are to be left
 * out; answers with the ids of their users.
 */
export async function exportFolder(
  dataFolder: string,
  file: string,
  { leaveOutDamaged }: { leaveOutDamaged: boolean },
): Promise<{ users: number; leftOut: string[] }> {
  const temporary = await mkdtemp(join(dirname(file), '.tessera-export-'))
  try {
    const logger = { info: () => {}, warn: () => {}, error: () => {} }
    return await withFolder(dataFolder, logger, async ({ lookup, documents }) => {
      const writers = new Map(parts.map((part) => [part, createPart(join(temporary, part))]))
      const leftOut: string[] = []
      for (const userId of [...lookup.userIds].sort()) {
        const document = await documents.read(userId).catch((error: Error) => error)
        if (document instanceof Error || !document) {
          if (!leaveOutDamaged) {
            throw new ToolError(
              `The document of user ${userId} cannot be read, so the export would lack it. Run "check"; restore it, or leave it out on purpose`,
            )
          }
          leftOut.push(userId)
          continue
        }
        for (const [part, entries] of describe(document)) {
          for (const [key, value] of entries) await writers.get(part)?.write(key, value)
        }
      }
      for (const writer of writers.values()) await writer.end()
      const whole = join(temporary, 'export.json')
      await joinParts(temporary, whole)
      await rename(whole, file)
      return { users: lookup.userIds.size - leftOut.length, leftOut }
    })
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

/** What one user adds to each part. */
function* describe(document: Document): Generator<[(typeof parts)[number], [string, unknown][]]> {
  const { user, events, nextEvent } = document
  yield ['users', [[user.id, user]]]
  yield ['events', [[user.id, { nextEvent, events: events.list() }]]]
  for (const collection of collections) {
    const rows = [...rowsOf(document, collection)]
    if (!byImage.includes(collection)) {
      yield [collection, rows.length > 0 ? [[user.id, Object.fromEntries(rows)]] : []]
      continue
    }
    const images = Map.groupBy(rows as unknown as [string, OutputRow][], ([, { imageId }]) => imageId)
    yield [collection, [...images].map(([imageId, own]) => [imageId, Object.fromEntries(own)])]
  }
}

function createPart(path: string): {
  write(key: string, value: unknown): Promise<void>
  end(): Promise<void>
} {
  const stream: WriteStream = createWriteStream(path, { mode: 0o600 })
  let isFirst = true
  return {
    async write(key, value) {
      const text = `${isFirst ? '' : ','}\n${JSON.stringify(key)}:${JSON.stringify(value)}`
      isFirst = false
      if (!stream.write(text)) await once(stream, 'drain')
    },
    async end() {
      stream.end()
      await finished(stream)
    },
  }
}

async function joinParts(folder: string, whole: string): Promise<void> {
  const out = await open(whole, 'wx', 0o600)
  try {
    await out.write(`{"schema":${schemaVersion}`)
    for (const part of parts) {
      await out.write(`,\n"${part}":{`)
      await pipeline(createReadStream(join(folder, part)), async (chunks) => {
        for await (const chunk of chunks) await out.write(chunk as Buffer)
      })
      await out.write('}')
    }
    await out.write('}\n')
    await out.sync()
  } finally {
    await out.close()
  }
}
