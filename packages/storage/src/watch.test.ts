import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createFileSystemBlobs } from './file-system/index.ts'
import { originalKey } from './keys.ts'
import type { BlobStore } from './port.ts'
import { type BlobWatch, createBlobWatch } from './watch.ts'

const hour = 3_600_000
const [ada, grace, nobody] = ['a', 'b', 'c'].map((letter) => letter.repeat(26)) as [string, string, string]
const keyOf = (userId: string, n: number): string =>
  originalKey({ userId, id: String(n).padStart(26, '0'), format: 'jpeg' })

interface Bench {
  blobs: BlobStore
  /** What rows name, by user. */
  wanted: Map<string, Set<string>>
  /** What rows could have made. */
  spare: Set<string>
  watch: BlobWatch
  unreadable: string[]
  pass(hours: number): void
}

async function openBench(change: (blobs: BlobStore) => BlobStore = (blobs) => blobs): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-blobs-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const blobs = createFileSystemBlobs({ folder })
  const wanted = new Map<string, Set<string>>([
    [ada, new Set()],
    [grace, new Set()],
  ])
  const spare = new Set<string>()
  const unreadable: string[] = []
  // Ahead of the files' own times, which no test can set.
  let now = Date.now() + hour + 1000
  const watch = createBlobWatch({
    blobs: change(blobs),
    clock: () => new Date(now),
    userIds: async function* () {
      yield* wanted.keys()
    },
    namedBy: async (userId) => {
      const keys = wanted.get(userId)
      if (keys?.has('damaged')) throw new Error('The document is damaged')
      return { needed: new Set(keys), spare }
    },
    onUnreadable: (userId) => unreadable.push(userId),
  })
  return {
    blobs,
    wanted,
    spare,
    watch,
    unreadable,
    pass: (hours) => {
      now += hours * hour
    },
  }
}

describe('a blob that no row names', () => {
  it('is removed at the second look, and one that a row names never', async () => {
    const { blobs, wanted, watch, pass } = await openBench()
    const [kept, orphan, stranger] = [keyOf(ada, 1), keyOf(ada, 2), keyOf(nobody, 3)]
    for (const key of [kept, orphan, stranger]) await blobs.put(key, Buffer.from('x'))
    wanted.get(ada)?.add(kept)
    expect(await watch.look()).toEqual({ orphans: [orphan, stranger], removed: [], missing: [] })
    expect(await blobs.head(orphan)).not.toBeNull()
    pass(1)
    expect(await watch.look()).toEqual({ orphans: [], removed: [orphan, stranger], missing: [] })
    expect(await blobs.head(orphan)).toBeNull()
    expect(await blobs.head(stranger)).toBeNull()
    pass(1)
    expect(await watch.look()).toEqual({ orphans: [], removed: [], missing: [] })
    expect(await blobs.head(kept)).not.toBeNull()
  })

  it('stays when a row names it at the second look', async () => {
    const { blobs, wanted, watch } = await openBench()
    const key = keyOf(ada, 1)
    await blobs.put(key, Buffer.from('x'))
    expect((await watch.look()).orphans).toEqual([key])
    wanted.get(ada)?.add(key)
    expect(await watch.look()).toEqual({ orphans: [], removed: [], missing: [] })
    wanted.get(ada)?.delete(key)
    // And then it is seen for the first time once more.
    expect(await watch.look()).toEqual({ orphans: [key], removed: [], missing: [] })
  })

  it('stays while it may be made anew, and is not missed when it is gone', async () => {
    const { blobs, spare, watch, pass } = await openBench()
    const [made, notMade] = [keyOf(ada, 1), keyOf(ada, 2)]
    for (const key of [made, notMade]) spare.add(key)
    await blobs.put(made, Buffer.from('x'))
    for (let look = 0; look < 3; look++) {
      expect(await watch.look()).toEqual({ orphans: [], removed: [], missing: [] })
      pass(1)
    }
    spare.clear()
    expect((await watch.look()).orphans).toEqual([made])
    pass(1)
    expect((await watch.look()).removed).toEqual([made])
  })

  it('is not judged while it is young: its row may be on its way', async () => {
    const { blobs, watch, pass } = await openBench()
    const key = keyOf(ada, 1)
    await blobs.put(key, Buffer.from('x'))
    pass(-1)
    for (let look = 0; look < 3; look++) {
      expect(await watch.look()).toEqual({ orphans: [key], removed: [], missing: [] })
    }
    pass(1)
    expect((await watch.look()).removed).toEqual([key])
  })

  it('is not removed when it is written anew during the second look', async () => {
    const key = keyOf(ada, 1)
    const { blobs, watch, pass } = await openBench((real) => ({
      ...real,
      // A job places its output under the key just now.
      head: async (asked) => {
        const head = await real.head(asked)
        return head && { ...head, modifiedAt: new Date(head.modifiedAt.getTime() + 2 * hour) }
      },
    }))
    await blobs.put(key, Buffer.from('x'))
    await watch.look()
    pass(1)
    expect(await watch.look()).toEqual({ orphans: [key], removed: [], missing: [] })
    expect(await blobs.head(key)).not.toBeNull()
  })

  it('of a user whose rows cannot be read is not judged, and neither is what is missing', async () => {
    const { blobs, wanted, watch, unreadable } = await openBench()
    const [key, other] = [keyOf(ada, 1), keyOf(grace, 2)]
    for (const each of [key, other]) await blobs.put(each, Buffer.from('x'))
    await watch.look()
    wanted.get(ada)?.add('damaged')
    expect(await watch.look()).toEqual({ orphans: [], removed: [other], missing: [] })
    expect(unreadable).toEqual([ada])
    wanted.get(ada)?.delete('damaged')
    // It was not seen at the last look, so this one is the first again.
    expect(await watch.look()).toEqual({ orphans: [key], removed: [], missing: [] })
  })
})

describe('a row without its blob', () => {
  it('is told of, but not one that came or went during the look', async () => {
    const [gone, late, deleted] = [keyOf(ada, 1), keyOf(ada, 2), keyOf(ada, 3)]
    const bench = await openBench((blobs) => ({
      ...blobs,
      async *list(prefix: string) {
        yield* blobs.list(prefix)
        // After the listing: one is stored with its row, one is deleted with its row.
        if (prefix === `${ada}/`) await blobs.put(late, Buffer.from('x')).catch(() => undefined)
      },
      async head(key: string) {
        if (key === deleted) bench.wanted.get(ada)?.delete(deleted)
        return blobs.head(key)
      },
    }))
    for (const key of [gone, late, deleted]) bench.wanted.get(ada)?.add(key)
    expect(await bench.watch.look()).toEqual({ orphans: [], removed: [], missing: [gone] })
  })
})
