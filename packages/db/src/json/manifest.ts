import { join } from 'node:path'
import { z } from 'zod'
import { type FileOperations, systemCode } from './file-operations.ts'
import { schemaVersion } from './migrations.ts'
import { StoreOpenError } from './open-error.ts'
import { replaceFile } from './replace-file.ts'
import { TotalsDelta } from './totals.ts'

/** What a folder must hold besides its journal, so that something that is gone is noticed. */
export interface Manifest {
  /** Documents and lookup hold all changes up to this number. */
  seq: number
  /** The names of the shards that the lookup consists of. */
  shards: string[]
  /** The sums over all users as of that change. */
  totals: TotalsDelta
}
const Manifest = z.object({
  schema: z.int().positive(),
  seq: z.int().nonnegative(),
  shards: z.array(z.string()),
  // Version 1 had none.
  totals: TotalsDelta.default({}),
})

const manifestName = 'store.json'

/** With the version of the folder. Null in one that holds no store yet. */
export async function readManifest(
  files: FileOperations,
  folder: string,
): Promise<(Manifest & { schema: number }) | null> {
  const file = join(folder, manifestName)
  const bytes = await files.read(file).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  })
  return bytes && parseVersioned(bytes.toString(), file, Manifest)
}

/** `schema` is another than the current one only in a copy of an older folder. */
export async function writeManifest(
  files: FileOperations,
  folder: string,
  { seq, shards, totals }: Manifest,
  schema: number = schemaVersion,
): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify({ schema, seq, shards, totals })}\n`)
  await replaceFile(files, join(folder, manifestName), bytes)
  await files.syncFolder(folder)
}

/** Reads a file of the store itself; a newer version is told apart from damage. */
export function parseVersioned<T>(text: string, file: string, schema: z.ZodType<T>): T {
  try {
    const read: unknown = JSON.parse(text)
    const version = z.object({ schema: z.int() }).safeParse(read).data?.schema
    if (version !== undefined && version > schemaVersion) {
      throw new StoreOpenError(
        'NEWER_SCHEMA',
        `${file} has schema version ${version}, which a newer Tessera wrote; this one knows versions up to ${schemaVersion}`,
        { file },
      )
    }
    return schema.parse(read)
  } catch (cause) {
    if (cause instanceof StoreOpenError) throw cause
    throw new StoreOpenError('DAMAGED', `${file} is damaged. Restore it from a backup; nothing was changed`, {
      file,
      cause,
    })
  }
}
