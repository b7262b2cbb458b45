import { describe, expect, it } from 'vitest'
import { encodeBatch } from './batch.ts'
import { encodeChange } from './change.ts'
import { createJournal, type Journal } from './journal.ts'
import { silentLogger } from './logger.ts'
import { createMemoryDisk, type MemoryDisk, systemError } from './memory-disk.ts'
import { readJournal } from './read-journal.ts'

const folder = '/journal'

function append(journal: Journal, seq: number): Promise<void> {
  const change = encodeChange(seq, { documents: [['someone', []]], lookup: [] })
  return journal.append({ bytes: encodeBatch(seq, [change]).bytes, firstSeq: seq, lastSeq: seq })
}

/** Half a batch reaches the platter before the disk is full. */
function fillDisk(disk: MemoryDisk): void {
  disk.onOperation = (operation, path) => {
    const file = disk.entries.get(path)
    if (operation !== 'write' || !file) return
    file.bytes = Buffer.concat([file.bytes, Buffer.from('{"v":2,"firstSeq":2,"cou')])
    file.synced = file.bytes
    throw systemError('ENOSPC', path)
  }
}

describe('half a batch on a full disk', () => {
  it('does not come back at a power loss, where it would stand before a newer segment', async () => {
    const disk = createMemoryDisk()
    const journal = createJournal(disk, folder, [])
    await append(journal, 1)
    fillDisk(disk)
    await expect(append(journal, 2)).rejects.toMatchObject({ code: 'OUT_OF_DISK' })
    disk.onOperation = () => undefined
    journal.seal()
    await append(journal, 2)
    const seen: number[] = []
    await readJournal({ files: disk.losePower(), folder, logger: silentLogger }, 0, ({ seq }) => {
      seen.push(seq)
    })
    expect(seen).toEqual([1, 2])
    await journal.close()
  })

  it('lets nothing be written behind it when it cannot be taken back for good', async () => {
    const disk = createMemoryDisk()
    const journal = createJournal(disk, folder, [])
    await append(journal, 1)
    fillDisk(disk)
    const fill = disk.onOperation
    disk.onOperation = (operation, path, count) => {
      if (operation === 'datasync') throw systemError('EIO', path)
      fill(operation, path, count)
    }
    await expect(append(journal, 2)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    disk.onOperation = () => undefined
    await journal.close()
  })
})
