import type { Step } from '../trace/file-steps.ts'

/** What a power loss leaves of what was not synced. */
export interface Survival {
  /** Whether a change of a folder's entries that was not synced is on disk. */
  name(path: string): boolean
  /** What is on disk of bytes that were written and not synced. */
  bytes(path: string): 'none' | 'all' | 'half' | 'latter half'
}

interface Entry {
  bytes: Buffer
  synced: Buffer
  isFolder: boolean
}

/**
 * The files of a folder as a disk has them: bytes are safe once their file was synced, entries once their folder was. Fed with the steps of
 * a trace one by one, it tells at each what a power loss may leave there.
 */
export interface DiskModel {
  take(step: Step): void
  /** Files by path, null for a folder; what lies in a folder that is gone is gone, too. */
  losePower(survival: Survival): Map<string, Buffer | null>
  /** Everything as the system sees it. */
  current(): Map<string, Buffer | null>
}

export function createDiskModel(): DiskModel {
  const entries = new Map<string, Entry>()
  /** The entries as they are on disk. */
  const synced = new Map<string, Entry>()

  function fileAt(path: string): Entry {
    const file = entries.get(path)
    if (!file) throw new Error(`The trace does not say how ${path} was made`)
    return file
  }

  function syncFolder(folder: string): void {
    for (const path of new Set([...entries.keys(), ...synced.keys()])) {
      if (parentOf(path) !== folder) continue
      const entry = entries.get(path)
      if (entry) synced.set(path, entry)
      else synced.delete(path)
    }
  }

  return {
    take(step) {
      const { kind, path } = step
      if (kind === 'create' && !entries.has(path)) entries.set(path, makeEntry(false))
      else if (kind === 'folder') entries.set(path, makeEntry(true))
      else if (kind === 'remove') entries.delete(path)
      else if (kind === 'truncate') fileAt(path).bytes = fileAt(path).bytes.subarray(0, step.length)
      else if (kind === 'write') {
        const file = fileAt(path)
        const bytes = Buffer.alloc(Math.max(file.bytes.length, step.position + step.bytes.length))
        file.bytes.copy(bytes)
        step.bytes.copy(bytes, step.position)
        file.bytes = bytes
      } else if (kind === 'rename') {
        for (const from of [...entries.keys()]) {
          if (from !== path && !from.startsWith(`${path}/`)) continue
          entries.set(step.to + from.slice(path.length), fileAt(from))
          entries.delete(from)
        }
      } else if (kind === 'sync') {
        const entry = entries.get(path)
        if (path === '' || entry?.isFolder) syncFolder(path)
        else if (entry) entry.synced = entry.bytes
      }
    },
    losePower(survival) {
      const left = new Map<string, Buffer | null>()
      const paths = [...new Set([...entries.keys(), ...synced.keys()])].sort()
      for (const path of paths) {
        const parent = parentOf(path)
        if (parent !== '' && left.get(parent) !== null) continue
        const isUnsynced = entries.get(path) !== synced.get(path)
        const entry = (isUnsynced && !survival.name(path) ? synced : entries).get(path)
        if (entry) left.set(path, entry.isFolder ? null : bytesLeft(entry, survival.bytes(path)))
      }
      return left
    },
    current: () => new Map([...entries].map(([path, entry]) => [path, entry.isFolder ? null : entry.bytes])),
  }
}

function makeEntry(isFolder: boolean): Entry {
  return { bytes: Buffer.alloc(0), synced: Buffer.alloc(0), isFolder }
}

/** Half of what was not synced; the latter half is there without the first, as when the disk has written them in its own order. */
function bytesLeft({ bytes, synced }: Entry, what: ReturnType<Survival['bytes']>): Buffer {
  if (what === 'none' || bytes === synced) return synced
  if (what === 'all') return bytes
  const common = Math.min(synced.length, bytes.length)
  const middle = common + Math.ceil((bytes.length - common) / 2)
  if (what === 'half') return bytes.subarray(0, middle)
  const holed = Buffer.from(bytes)
  return holed.fill(0, common, middle)
}

function parentOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
}
