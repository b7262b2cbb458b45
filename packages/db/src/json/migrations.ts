import type { Collection } from '../collections.ts'

/** Of the whole folder: documents, lookup, manifest and journal. A newer one is refused; an older one is brought up to date as it is read. */
export const schemaVersion = 2

type Fields = Record<string, unknown>

/** What the rows of a version lack that the next one has. */
const rowDefaults: Record<number, { [C in Collection]?: Fields }> = {
  1: { images: { missing: false }, compressions: { missing: false }, jobs: { notBefore: null } },
}

/** The collections that a version adds. */
const newCollections: Record<number, Collection[]> = {
  1: [
    'invitations',
    'tilings',
    'presets',
    'shares',
    'tickets',
    'uploads',
    'webhooks',
    'deliveries',
    'idempotencyKeys',
  ],
}

/** Brings a document that was parsed from JSON up to date. What has no version, or one that is not known, is given back as it is. */
export function migrateDocument(read: unknown): unknown {
  let document = read as Fields
  for (let version = Number(document?.schema); version in rowDefaults; version++) {
    const migrated: Fields = { ...document, schema: version + 1 }
    for (const [collection, defaults] of Object.entries(rowDefaults[version] ?? {})) {
      const rows = Object.entries((document[collection] ?? {}) as Record<string, Fields>)
      migrated[collection] = Object.fromEntries(rows.map(([key, row]) => [key, { ...defaults, ...row }]))
    }
    for (const collection of newCollections[version] ?? []) migrated[collection] = {}
    document = migrated
  }
  return document
}

/** Brings one line of a journal of an older version up to date. */
export function migrateLine(line: Buffer, version: number): Buffer {
  const change = JSON.parse(line.toString()) as { documents: [string, unknown[][]][] }
  for (const [, operations] of change.documents) {
    for (const operation of operations) {
      const [verb, collection, row] = operation as [string, Collection, Fields]
      if (verb === 'put') operation[2] = migrateRow(collection, row, version)
    }
  }
  return Buffer.from(JSON.stringify(change))
}

function migrateRow(collection: Collection, row: Fields, from: number): Fields {
  let migrated = row
  for (let version = from; version in rowDefaults; version++) {
    migrated = { ...rowDefaults[version]?.[collection], ...migrated }
  }
  return migrated
}
