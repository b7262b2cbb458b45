import { z } from 'zod'
import type { Collection, CollectionRows } from '../collections.ts'
import {
  CompressionRow,
  DeliveryRow,
  EventRow,
  IdempotencyKeyRow,
  ImageRow,
  InvitationRow,
  JobRow,
  PresetRow,
  SessionRow,
  ShareRow,
  TicketRow,
  TilingRow,
  TokenRow,
  UploadRow,
  UserRow,
  WebhookRow,
} from '../rows.ts'
import type { DocumentOperation } from './change.ts'
import { addCheck, type Check } from './document-check.ts'
import { cutDocument } from './document-text.ts'
import { createEventLog, type EventLog } from './event-log.ts'
import { LazyRows } from './lazy-rows.ts'
import { migrateDocument, schemaVersion } from './migrations.ts'

/** All rows of one user. Maps keep the order in which rows were added; rows are replaced, never changed. */
export interface Document extends Rows {
  /** The number of the last change it holds. */
  seq: number
  user: UserRow
  events: EventLog
  /** The number of the next event. */
  nextEvent: number
}
/** Per collection, the rows by their keys. */
export type Rows = { readonly [C in Collection]: LazyRows<CollectionRows[C]> }

const byHash = ({ hash }: { hash: string }): string => hash
const byId = ({ id }: { id: string }): string => id

/** What a row is called in its collection. */
export const rowKeys: { [C in Collection]: (row: CollectionRows[C]) => string } = {
  sessions: byHash,
  tokens: byHash,
  invitations: byHash,
  images: byId,
  compressions: byId,
  tilings: byId,
  presets: byId,
  shares: byHash,
  tickets: byId,
  uploads: byId,
  jobs: byId,
  webhooks: byId,
  deliveries: byId,
  idempotencyKeys: byHash,
}

export const rowSchemas: { [C in Collection]: z.ZodType<CollectionRows[C]> } = {
  sessions: SessionRow,
  tokens: TokenRow,
  invitations: InvitationRow,
  images: ImageRow,
  compressions: CompressionRow,
  tilings: TilingRow,
  presets: PresetRow,
  shares: ShareRow,
  tickets: TicketRow,
  uploads: UploadRow,
  jobs: JobRow,
  webhooks: WebhookRow,
  deliveries: DeliveryRow,
  idempotencyKeys: IdempotencyKeyRow,
}
const collectionNames = Object.keys(rowKeys) as Collection[]
const collectionSet: ReadonlySet<string> = new Set(collectionNames)

const Envelope = z.object({
  schema: z.literal(schemaVersion),
  seq: z.int().positive(),
  user: UserRow,
  events: z.array(EventRow),
  nextEvent: z.int().positive(),
})
type WrittenRows = { [C in Collection]: Record<string, CollectionRows[C]> }
const WrittenRows = z.object(
  Object.fromEntries(collectionNames.map((name) => [name, z.record(z.string(), rowSchemas[name])])),
) as unknown as z.ZodType<WrittenRows>

export function createDocument(user: UserRow): Document {
  return { seq: 0, user, ...createRows(() => []), events: createEventLog([]), nextEvent: 1 }
}

/** Throws when the text, whose check is `check`, is not a document of this user. What the store wrote itself was checked row by row before. */
export function parseDocument(text: string, userId: string, check: Check): Document {
  const document = (check === 'right' && cutOwn(text)) || parseWhole(text)
  const { id } = document.user
  if (id !== userId) throw new Error(`Expected the document of user ${userId} but it is of ${id}`)
  return document
}

/** Null when it is of an older version. */
function cutOwn(text: string): Document | null {
  const { fields, rows, events } = cutDocument(text, collectionSet)
  const read = (name: string): unknown => JSON.parse(fields.get(name) ?? 'null')
  if (read('schema') !== schemaVersion) return null
  const empty = createRows(() => [])
  for (const name of collectionNames)
    for (const [key, row] of rows.get(name) ?? []) empty[name].setText(key, row)
  return {
    seq: read('seq') as number,
    user: read('user') as UserRow,
    ...empty,
    events: createEventLog(events),
    nextEvent: read('nextEvent') as number,
  }
}

function parseWhole(text: string): Document {
  const json = migrateDocument(JSON.parse(text))
  const { seq, user, events, nextEvent } = Envelope.parse(json)
  const written = WrittenRows.parse(json)
  const rows = createRows((name) => Object.entries(written[name]))
  return { seq, user, ...rows, events: createEventLog(events), nextEvent }
}

function createRows(rows: (name: Collection) => [string, CollectionRows[Collection]][]): Rows {
  return Object.fromEntries(
    collectionNames.map((name) => [name, new LazyRows(rows(name))]),
  ) as unknown as Rows
}

/** JSON with a row a line: easy on an editor and on `diff`, and no larger than it need be. */
export function serialiseDocument(document: Document): Buffer {
  const { seq, user, events, nextEvent } = document
  const fields = [
    `"schema":${schemaVersion}`,
    `"seq":${seq}`,
    `"user":${JSON.stringify(user)}`,
    ...collectionNames.map((name) => `"${name}":${document[name].toText()}`),
    `"events":${events.toText()}`,
    `"nextEvent":${nextEvent}`,
  ]
  return addCheck(`${fields.join(',\n')}}\n`)
}

/** Brings a document to the state after change `seq`; null is the state before its creation and after its removal. */
export function applyOperations(
  before: Document | null,
  seq: number,
  operations: readonly DocumentOperation[],
): Document | null {
  let document = before
  for (const operation of operations) {
    if (operation[0] === 'create') document = createDocument(operation[1])
    else if (operation[0] === 'remove') return null
    else if (!document) throw new Error(`Expected change ${seq} to begin with the document's creation`)
    else if (operation[0] === 'user') document.user = { ...document.user, ...operation[1] }
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
  document.events.add(event)
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
