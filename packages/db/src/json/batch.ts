import { crc32 } from 'node:zlib'
import { migrateLine, schemaVersion } from './migrations.ts'

/**
 * The journal's format. A journal is a sequence of batches; each is a header line and `count` lines, all of them UTF-8
 * JSON that ends with a line feed:
 *
 *     {"v":2,"firstSeq":7,"count":2,"length":310,"crc":123456789}
 *     {"seq":7,"documents":[[userId,[operation,...]],...],"lookup":[operation,...]}
 *     {"seq":8,...}
 *
 * `length` counts the bytes of the lines with their line feeds, `crc` is their CRC-32 (zlib's, begun with `v`), a number. Line `n` of a batch is change
 * `firstSeq + n`; `firstSeq` is one more than the last number of the batch before. A batch is durable as a whole. `v` is the schema
 * version of its rows; lines of an older one are brought up to date as they are read.
 */
export const journalVersion: number = schemaVersion

export interface EncodedBatch {
  bytes: Buffer
  /** The lines without their line feeds, as views of `bytes`. */
  lines: Buffer[]
}

export function encodeBatch(firstSeq: number, lines: readonly string[]): EncodedBatch {
  const body = Buffer.from(`${lines.join('\n')}\n`)
  const header = {
    v: journalVersion,
    firstSeq,
    count: lines.length,
    length: body.length,
    crc: checksum(body, journalVersion),
  }
  const bytes = Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), body])
  return { bytes, lines: splitLines(bytes.subarray(bytes.length - body.length)) }
}

export type BatchReading =
  | { kind: 'batch'; firstSeq: number; lines: Buffer[]; end: number }
  | { kind: 'newer'; version: number }
  | { kind: 'damaged'; reason: string }

/** Reads the batch that begins at `offset`. */
export function readBatch(bytes: Buffer, offset: number): BatchReading {
  const headerEnd = bytes.indexOf(lineFeed, offset)
  if (headerEnd < 0) return { kind: 'damaged', reason: 'the header has no end' }
  const header = parseHeader(bytes.subarray(offset, headerEnd))
  if (!header) return { kind: 'damaged', reason: 'this is not the header of a batch' }
  if (header.v < 1) return { kind: 'damaged', reason: 'there is no such version' }
  const end = headerEnd + 1 + header.length
  if (end > bytes.length)
    return { kind: 'damaged', reason: `the batch should end at ${end}, where there is no more` }
  const body = bytes.subarray(headerEnd + 1, end)
  if (checksum(body, header.v) !== header.crc) return { kind: 'damaged', reason: 'the checksum differs' }
  if (header.v > journalVersion) return { kind: 'newer', version: header.v }
  const lines = splitLines(body)
  if (lines.length !== header.count) return { kind: 'damaged', reason: 'the number of lines differs' }
  const { v, firstSeq } = header
  return {
    kind: 'batch',
    firstSeq,
    lines: v < journalVersion ? lines.map((line) => migrateLine(line, v)) : lines,
    end,
  }
}

/** The offset of the first whole batch that begins after `offset`, or -1. It need not follow a line feed: that may be what is damaged. */
export function findBatchAfter(bytes: Buffer, offset: number): number {
  for (let at = bytes.indexOf(headerStart, offset + 1); at >= 0; at = bytes.indexOf(headerStart, at + 1)) {
    if (readBatch(bytes, at).kind === 'batch') return at
  }
  return -1
}

/** From version 2 on it covers the version, too: a damaged one must not pass for a newer one. */
function checksum(body: Buffer, version: number): number {
  return crc32(body, version === 1 ? 0 : version)
}

const headerStart = '{"v":'
const lineFeed = 0x0a

function splitLines(body: Buffer): Buffer[] {
  const lines: Buffer[] = []
  for (let start = 0; start < body.length; ) {
    const end = body.indexOf(lineFeed, start)
    if (end < 0) break
    lines.push(body.subarray(start, end))
    start = end + 1
  }
  return lines
}

interface BatchHeader {
  v: number
  firstSeq: number
  count: number
  length: number
  crc: number
}

const headerFields = ['v', 'firstSeq', 'count', 'length', 'crc'] as const

function parseHeader(line: Buffer): BatchHeader | null {
  // Longer than any header can be: a line of changes, met while looking for the next batch.
  if (line.length > 200) return null
  try {
    const read = JSON.parse(line.toString()) as Record<string, unknown> | null
    const isHeader = headerFields.every(
      (field) => Number.isSafeInteger(read?.[field]) && Number(read?.[field]) >= 0,
    )
    return isHeader ? (read as unknown as BatchHeader) : null
  } catch {
    return null
  }
}
