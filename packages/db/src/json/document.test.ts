import { describe, expect, it } from 'vitest'
import { createRowMaker } from '../conformance-rows.ts'
import type { UserRow } from '../rows.ts'
import type { DocumentOperation } from './change.ts'
import { applyOperations, type Document, parseDocument, serialiseDocument } from './document.ts'
import { readCheck } from './document-check.ts'

const userId = '00000000000000000000000001'
const at = '2026-01-01T00:00:00.000Z'
const awkward = ['\n"events":[\n', '],\n"nextEvent":1}', '"}},\n"jobs":{', 'é 🙂 \u2028', '{}', '"', '\\']

/** A document with as many images, and an event for each. */
function make(images: number): Document {
  const rows = createRowMaker()
  const user: UserRow = { ...rows.user({ id: userId }), role: 'member' }
  const operations: DocumentOperation[] = [['create', user]]
  for (let seq = 1; seq <= images; seq++) {
    const name = awkward[seq % awkward.length] ?? ''
    const image = rows.image(userId, { name, thumbnail: null, tags: [name, '{}'] })
    operations.push(['put', 'images', image])
    operations.push(['put', 'jobs', rows.job(image)])
    operations.push(['event', { seq, at, type: 'image.created', imageId: image.id }])
  }
  const document = applyOperations(null, 7, operations)
  if (!document) throw new Error('Expected a document')
  return document
}

function read(bytes: Buffer): Document {
  const text = bytes.toString()
  expect(readCheck(text)).toBe('right')
  return parseDocument(text, userId, 'right')
}

describe('a document that the store wrote', () => {
  it.each([0, 1, 20])('comes back with %i images whose names look like its own lines', (count) => {
    const document = make(count)
    const bytes = serialiseDocument(document)
    const back = read(bytes)
    expect({ ...back, events: back.events.list() }).toEqual({ ...document, events: document.events.list() })
    expect(parseDocument(bytes.toString(), userId, 'wrong').images).toEqual(document.images)
  })

  it('is the same text whether its rows were looked at or not', () => {
    const bytes = serialiseDocument(make(20))
    const looked = read(bytes)
    for (const row of looked.images.values()) expect(row.tags[1]).toBe('{}')
    looked.events.list()
    expect(serialiseDocument(looked)).toEqual(bytes)
    expect(serialiseDocument(read(bytes))).toEqual(bytes)
  })

  it('lets go of its oldest events, looked at or not', () => {
    const full = serialiseDocument(make(1000))
    for (const isLookedAt of [true, false]) {
      const document = read(full)
      if (isLookedAt) document.events.list()
      applyOperations(document, 8, [['event', { seq: 1001, at, type: 'image.created', imageId: userId }]])
      const kept = document.events.list()
      expect([kept.length, kept[0]?.seq, kept.at(-1)?.seq]).toEqual([1000, 2, 1001])
    }
  })
})
