import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Third-party images to try things on, beside the repository; they are not part of it, so a clone may lack them. */
const corpora =
  process.env.TESSERA_CORPORA ?? fileURLToPath(new URL('../../../../shared/corpora', import.meta.url))

/** Why the tests on the corpora cannot run; undefined when they can. */
export const missingCorpora: string | undefined = existsSync(corpora)
  ? undefined
  : `not run: there are no images at ${corpora} (set TESSERA_CORPORA to where they are)`

/** The path of one image. */
export function corpusFile(folder: string, name: string): string {
  return join(corpora, folder, name)
}

/** The names of a folder's images. */
export function corpusNames(folder: string): string[] {
  return readdirSync(join(corpora, folder)).sort()
}
