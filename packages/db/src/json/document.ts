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
import { migrateDocument, schemaVersion } from './migrations.ts'

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
  return { seq: 0, user, ...createRows(() => []), events: [], nextEvent: 1 }
}

/** Throws when the bytes, whose check is `check`, are not a document of this user. What the store wrote itself was checked row by row before. */
export function parseDocument(bytes: Buffer, userId: string, check: Check): Document {
  const value: unknown = JSON.parse(bytes.toString())
  const isOwn = check === 'right' && isCurrent(value)
  const json = isOwn ? value : migrateDocument(value)
  const { seq, user, events, nextEvent } = isOwn ? value : Envelope.parse(json)
  if (user.id !== userId) throw new Error(`Expected the document of user ${userId} but it is of ${user.id}`)
  const written = isOwn ? value : WrittenRows.parse(json)
  return { seq, user, ...createRows((name) => Object.entries(written[name])), events, nextEvent }
}

function createRows(rows: (name: Collection) => [string, CollectionRows[Collection]][]): Rows {
  return Object.fromEntries(collectionNames.map((name) => [name, new Map(rows(name))])) as unknown as Rows
}

function isCurrent(value: unknown): value is z.infer<typeof Envelope> & WrittenRows {
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

function writeRows<Row>(rows: ReadonlyMap<string, Row>): string {
  const lines: string[] = []
  for (const [key, row] of rows) lines.push(`\n${JSON.stringify(key)}:${JSON.stringify(row)}`)
  return `{${lines.join(',')}}`
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
