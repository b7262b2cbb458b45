import type { Dirent } from 'node:fs'
import { glob, readdir, stat } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { UsageError } from './usage-error.ts'

/** The files of a command, and of those from a folder in which of its subfolders they were. */
export type FoundFiles = { files: string[]; subfolders: ReadonlyMap<string, string> }

// In a folder there is much else, which nobody asked for; a file that is named or matched is tried whatever its name.
const named = /\.(jpe?g|png|webp|gif|avif|tiff?|bmp|hei[cf]|jxl)$/i
// What was made beside its original by an earlier run.
const made = /\.(compressed|thumbnail|mosaic)\.\w+$/

/**
 * The files that arguments stand for: themselves, the matches of a glob pattern that the shell left alone, and the images
 * in a folder, with `recursive` in its subfolders too. Each once; what was found is sorted, so that the same folder is worked on in the
 * same order. Throws `UsageError` where a pattern or folder has none. A file that is not there stays, for its own error.
 */
export async function findFiles(
  args: readonly string[],
  { recursive = false }: { recursive?: boolean | undefined },
): Promise<FoundFiles> {
  const files = new Set<string>()
  const subfolders = new Map<string, string>()
  for (const arg of args) {
    const stats = await stat(arg).catch(() => null)
    if (stats?.isDirectory()) {
      for (const file of await imagesIn(arg, recursive)) {
        files.add(file)
        subfolders.set(file, relative(arg, dirname(file)))
      }
    } else if (!stats && /[*?[{]/.test(arg)) {
      for (const file of await matchesOf(arg)) files.add(file)
    } else files.add(arg)
  }
  return { files: [...files], subfolders }
}

async function imagesIn(folder: string, recursive: boolean): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive })
  const images = pathsOf(entries.filter(({ name }) => named.test(name) && !made.test(name)))
  if (images.length > 0) return images
  const deeper = recursive ? '' : ' (--recursive looks into its subfolders)'
  throw new UsageError(`Expected images in the folder '${folder}' but there are none${deeper}`)
}

async function matchesOf(pattern: string): Promise<string[]> {
  const entries: Dirent[] = []
  for await (const entry of glob(pattern, { withFileTypes: true })) entries.push(entry)
  const matches = pathsOf(entries).map((path) => (pattern.startsWith('/') ? path : relative('.', path)))
  if (matches.length === 0) throw new UsageError(`Expected files that match '${pattern}' but there are none`)
  return matches
}

function pathsOf(entries: readonly Dirent[]): string[] {
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
}
