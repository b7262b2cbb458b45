import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { encodeBatch } from './batch.ts'
import { encodeChange } from './change.ts'
import { silentLogger } from './logger.ts'
import { createMemoryDisk, type MemoryDisk } from './memory-disk.ts'
import { type JournalReading, readJournal } from './read-journal.ts'

const folder = '/journal'
const first = `${folder}/0000000000000001.log`

function makeBatch(firstSeq: number, count: number): Buffer {
  const lines = Array.from({ length: count }, (_, i) =>
    encodeChange(firstSeq + i, {
      documents: [['someone', []]],
      lookup: [['set', 'usernames', `name {"v":1} ${i}`, 'id']],
    }),
  )
  return encodeBatch(firstSeq, lines).bytes
}

const batches = [makeBatch(1, 2), makeBatch(3, 1), makeBatch(4, 3)] as const
const whole = Buffer.concat(batches)
const lastStart = batches[0].length + batches[1].length

async function read(disk: MemoryDisk, checkpointed = 0): Promise<JournalReading & { seqs: number[] }> {
  const seqs: number[] = []
  const reading = await readJournal({ files: disk, folder, logger: silentLogger }, checkpointed, ({ seq }) =>
    seqs.push(seq),
  )
  return { ...reading, seqs }
}

const diskOf = (files: Record<string, Buffer>): MemoryDisk => createMemoryDisk(new Map(Object.entries(files)))
const numbered = (seq: number): string => `${folder}/${String(seq).padStart(16, '0')}.log`
const flip = (bytes: Buffer, at: number): Buffer => {
  const damaged = Buffer.from(bytes)
  damaged.writeUInt8(damaged.readUInt8(at) ^ 1, at)
  return damaged
}

describe('a journal', () => {
  it('is read in order, from where documents end', async () => {
    expect((await read(diskOf({ [first]: whole }))).seqs).toEqual([1, 2, 3, 4, 5, 6])
    expect((await read(diskOf({ [first]: whole }), 4)).seqs).toEqual([5, 6])
    expect(await read(diskOf({}), 4)).toMatchObject({ lastSeq: 4, segments: [] })
  })

  it('loses its last batch alone when that is torn at any byte, and is then whole', async () => {
    for (let length = lastStart; length < whole.length; length++) {
      const disk = diskOf({ [first]: whole.subarray(0, length) })
      expect((await read(disk)).seqs).toEqual([1, 2, 3])
      expect(disk.entries.get(first)?.synced).toEqual(whole.subarray(0, lastStart))
    }
  })

  it('loses its last batch alone when any byte of that is another', async () => {
    for (let at = lastStart; at < whole.length; at++) {
      expect((await read(diskOf({ [first]: flip(whole, at) }))).seqs).toEqual([1, 2, 3])
    }
  })

  it('stops at any damaged byte before a whole batch, says where, and changes nothing', async () => {
    for (let at = 0; at < lastStart; at++) {
      const damaged = flip(whole, at)
      const disk = diskOf({ [first]: damaged })
      const offset = at < batches[0].length ? 0 : batches[0].length
      await expect(read(disk)).rejects.toMatchObject({ code: 'DAMAGED', file: first, offset })
      expect(disk.entries.get(first)?.bytes).toEqual(damaged)
    }
  })

  it('stops when any but the last segment ends in damage', async () => {
    const torn = { [first]: whole.subarray(0, -1), [numbered(7)]: Buffer.alloc(0) }
    await expect(read(diskOf(torn))).rejects.toMatchObject({
      code: 'DAMAGED',
      file: first,
      offset: lastStart,
    })
  })

  it('goes on in the next segment, and removes one that was begun in vain', async () => {
    const disk = diskOf({
      [first]: whole,
      [numbered(7)]: makeBatch(7, 1),
      [numbered(8)]: Buffer.from('{"v":'),
    })
    expect(await read(disk)).toMatchObject({
      seqs: [1, 2, 3, 4, 5, 6, 7],
      lastSeq: 7,
      segments: [{ lastSeq: 6 }, { lastSeq: 7 }],
    })
    expect([...disk.entries.keys()]).toEqual([first, numbered(7)])
  })

  it('notices a segment that is missing, unless documents hold all of it', async () => {
    const files = { [first]: batches[0], [numbered(4)]: batches[2] }
    await expect(read(diskOf(files))).rejects.toMatchObject({
      code: 'DAMAGED',
      message: expect.stringContaining('3 to 3'),
    })
    expect((await read(diskOf(files), 3)).seqs).toEqual([4, 5, 6])
  })

  it('is refused when a newer version wrote it', async () => {
    const lines = batches[0].subarray(batches[0].indexOf('\n') + 1)
    const header = { v: 3, firstSeq: 1, count: 2, length: lines.length, crc: crc32(lines, 3) }
    const newer = Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), lines])
    await expect(read(diskOf({ [first]: newer }))).rejects.toMatchObject({ code: 'NEWER_SCHEMA' })
  })
})
