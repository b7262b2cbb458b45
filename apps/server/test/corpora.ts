import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder =
  process.env.TESSERA_CORPORA ?? fileURLToPath(new URL('../../../../shared/corpora', import.meta.url))

/** Why the tests on third-party images do not run here; null where they do. */
export const corporaMissing: string | null = existsSync(folder)
  ? null
  : `the test images are not at ${folder}; set TESSERA_CORPORA to the folder that has them`

/** The paths of a corpus' files whose names fit. */
export async function corpusFiles(name: string, fits: RegExp): Promise<string[]> {
  const names = await readdir(join(folder, name))
  return names
    .filter((file) => fits.test(file))
    .toSorted()
    .map((file) => join(folder, name, file))
}
