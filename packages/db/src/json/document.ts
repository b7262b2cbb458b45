import { z } from 'zod'
import type { Collection, CollectionRows } from '../collections.ts'
import { CompressionRow, EventRow, Id, ImageRow, JobRow, SessionRow, TokenRow, UserRow } from '../rows.ts'
import type { DocumentOperation } from './change.ts'
import { addCheck, hasCheck } from './document-check.ts'

/** Of the whole folder. A newer one is refused. */
export const schemaVersion = 1

/** Events that are kept per user; a client that asks for older ones is told to resync. */
const keptEvents = 1000

/** All rows of one user. Maps keep the order in which rows were added; rows are replaced, never changed. */
export interface Document extends Rows {
  /** The number of the last change it holds. */
  seq: number
  user: UserRow
  events: EventRow[]
  /** The number of the next event. */
  nextEvent: number
}
/** Per collection, the rows by their keys. */
export type Rows = { readonly [C in Collection]: Map<string, CollectionRows[C]> }

/** What a row is called in its collection. */
export const rowKeys: { [C in Collection]: (row: CollectionRows[C]) => string } = {
  sessions: ({ hash }) => hash,
  tokens: ({ hash }) => hash,
  images: ({ id }) => id,
  compressions: ({ id }) => id,
  jobs: ({ id }) => id,
}

export const rowSchemas: { [C in Collection]: z.ZodType<CollectionRows[C]> } = {
  sessions: SessionRow,
  tokens: TokenRow,
  images: ImageRow,
  compressions: CompressionRow,
  jobs: JobRow,
}

const Envelope = z.object({
  schema: z.literal(schemaVersion),
  seq: z.int().positive(),
  user: UserRow,
  sessions: z.record(z.string(), SessionRow),
  tokens: z.record(z.string(), TokenRow),
  images: z.record(Id, ImageRow),
  compressions: z.record(Id, CompressionRow),
  jobs: z.record(Id, JobRow),
  events: z.array(EventRow),
  nextEvent: z.int().positive(),
})

export function createDocument(user: UserRow): Document {
  return {
    seq: 0,
    user,
    sessions: new Map(),
    tokens: new Map(),
    images: new Map(),
    compressions: new Map(),
    jobs: new Map(),
    events: [],
    nextEvent: 1,
  }
}

/** Throws when the bytes are not a document of this user. What the store wrote itself was checked row by row before. */
export function parseDocument(bytes: Buffer, userId: string): Document {
  const value: unknown = JSON.parse(bytes.toString())
  const read = hasCheck(bytes) && isCurrent(value) ? value : Envelope.parse(value)
  if (read.user.id !== userId)
    throw new Error(`Expected the document of user ${userId} but it is of ${read.user.id}`)
  return {
    seq: read.seq,
    user: read.user,
    sessions: new Map(Object.entries(read.sessions)),
    tokens: new Map(Object.entries(read.tokens)),
    images: new Map(Object.entries(read.images)),
    compressions: new Map(Object.entries(read.compressions)),
    jobs: new Map(Object.entries(read.jobs)),
    events: read.events,
    nextEvent: read.nextEvent,
  }
}

function isCurrent(value: unknown): value is z.infer<typeof Envelope> {
  return value instanceof Object && 'schema' in value && value.schema === schemaVersion
}

/** JSON with a row a line: easy on an editor and on `diff`, and no larger than it need be. */
export function serialiseDocument(document: Document): Buffer {
  const { seq, user, events, nextEvent } = document
  const fields = [
    `"schema":${schemaVersion}`,
    `"seq":${seq}`,
    `"user":${JSON.stringify(user)}`,
    ...collectionNames.map((name) => `"${name}":${writeRows<object>(document[name])}`),
    `"events":[${events.map((event) => `\n${JSON.stringify(event)}`).join(',')}]`,
    `"nextEvent":${nextEvent}`,
  ]
  return addCheck(`${fields.join(',\n')}}\n`)
}

const collectionNames = Object.keys(rowKeys) as Collection[]

function writeRows<Row>(rows: ReadonlyMap<string, Row>): string {
  const lines: string[] = []
  for (const [key, row] of rows) lines.push(`\n${JSON.stringify(key)}:${JSON.stringify(row)}`)
  return `{${lines.join(',')}}`
}

/** Brings a document to the state after change `seq`; null is the state before its creation. */
export function applyOperations(
  before: Document | null,
  seq: number,
  operations: readonly DocumentOperation[],
): Document {
  let document = before
  for (const operation of operations) {
    if (operation[0] === 'create') document = createDocument(operation[1])
    else if (!document) throw new Error(`Expected change ${seq} to begin with the document's creation`)
    else if (operation[0] === 'event') addEvent(document, operation[1])
    else if (operation[0] === 'put') putRow(document, operation[1], operation[2])
    else if (operation[0] === 'delete') document[operation[1]].delete(operation[2])
    else patchRow(document, operation[1], { key: operation[2], fields: operation[3] })
  }
  if (!document) throw new Error(`Expected change ${seq} to do something to the document`)
  document.seq = seq
  return document
}

function addEvent(document: Document, event: EventRow): void {
  document.events.push(event)
  if (document.events.length > keptEvents) document.events.shift()
  document.nextEvent = event.seq + 1
}

function putRow<C extends Collection>(document: Document, collection: C, row: CollectionRows[C]): void {
  rowsOf(document, collection).set(rowKeys[collection](row), row)
}

function patchRow<C extends Collection>(
  document: Document,
  collection: C,
  { key, fields }: { key: string; fields: Partial<CollectionRows[C]> },
): void {
  const rows = rowsOf(document, collection)
  const row = rows.get(key)
  if (!row) throw new Error(`Expected ${key} to be in ${collection}`)
  rows.set(key, { ...row, ...fields })
}

/** The same as `document[collection]`, which the compiler takes for any of the maps. */
export function rowsOf<C extends Collection>(document: Rows, collection: C): Map<string, CollectionRows[C]> {
  return document[collection]
}
