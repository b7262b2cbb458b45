import { mkdir, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Brings a file's bytes to disk. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.datasync()
  } finally {
    await file.close()
  }
}

/** Brings a folder's entries to disk: what was created, renamed or removed in it. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Makes a folder and those above it that are missing, and brings each new entry to disk. */
async function makeFolder(path: string): Promise<void> {
  // Only its first missing ancestor is told by mkdir; every folder from there down to `path` is new, so each of their parents is synced.
  const first = await mkdir(path, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  for (let folder = path; folder.length >= first.length; folder = dirname(folder))
    await syncFolder(dirname(folder))
}

/** Moves a file whose bytes are synced to its place on the same file system, durably. */
export async function placeFile(from: string, to: string): Promise<void> {
  await makeFolder(dirname(to))
  await rename(from, to)
  await syncFolder(dirname(to))
}
