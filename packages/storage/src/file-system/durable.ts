import { closeSync, fdatasync, fsync, fsyncSync, openSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { dirname, sep } from 'node:path'
import { promisify } from 'node:util'
import { LRUCache } from 'lru-cache'
import type { QuickCalls } from './quick-calls.ts'

const syncLater = { bytes: promisify(fdatasync), entries: promisify(fsync) }

/** Brings a file's bytes to disk. */
export async function syncFile(calls: QuickCalls, path: string): Promise<void> {
  await syncOpened(calls, path, syncLater.bytes)
}

/** Brings a folder's entries to disk: what was created, renamed or removed in it. */
async function syncFolder(calls: QuickCalls, path: string): Promise<void> {
  await syncOpened(calls, path, syncLater.entries)
}

/** A sync of a file that is open for reading is one of all that was written to it, by whomever. */
async function syncOpened(
  calls: QuickCalls,
  path: string,
  sync: (fd: number) => Promise<void>,
): Promise<void> {
  const fd = await calls.open(path)
  try {
    await sync(fd)
  } finally {
    // Nothing was written by it, so there is nothing that a close would wait for.
    closeSync(fd)
  }
}

export interface FolderMaker {
  make(path: string): Promise<void>
  /** For a folder that has been removed. */
  forget(path: string): void
}

/**
 * Makes folders below `root`, durably. Each entry is on disk before anybody is told that the folder is there: one that somebody else is making
 * at the same moment may exist and not be synced yet, so only what was synced here is believed.
 */
export function createFolderMaker(calls: QuickCalls, root: string): FolderMaker {
  const synced = new LRUCache<string, true>({ max: 10_000 })

  async function make(path: string): Promise<void> {
    if (path === root || synced.has(path)) return
    const parent = dirname(path)
    await make(parent)
    await mkdir(path, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    await syncFolder(calls, parent)
    synced.set(path, true)
  }

  return {
    make,
    forget(path) {
      for (const folder of synced.keys())
        if (folder === path || folder.startsWith(`${path}${sep}`)) synced.delete(folder)
    },
  }
}

/** Moves a file whose bytes are synced to its place on the same file system, durably. */
export async function placeFile(
  calls: QuickCalls,
  { from, to, folders }: { from: string; to: string; folders: FolderMaker },
): Promise<void> {
  await folders.make(dirname(to))
  await rename(from, to)
  await syncFolder(calls, dirname(to))
}

/** Brings a folder that was just made to disk: its entry, and those of what was made in it. */
export function syncNewFolder(path: string): void {
  for (const folder of [path, dirname(path)]) {
    const opened = openSync(folder, 'r')
    try {
      fsyncSync(opened)
    } finally {
      closeSync(opened)
    }
  }
}
