import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { workspace } from '../folders.ts'
import { preparePhotograph } from './photograph.ts'

export interface Photograph {
  name: string
  path: string
}

/**
 * What is typical of bytes and similarity: a real photograph where the test images are (TESSERA_CORPORA, or beside the
 * repository), else the bench's own. The name says which.
 */
export async function prepareTypical(folder: string): Promise<Photograph> {
  const corpora = process.env.TESSERA_CORPORA ?? join(workspace, '../shared/corpora')
  const path = join(corpora, 'sharp/2569067123_aca715a2ee_o.jpg')
  if (existsSync(path)) return { name: 'real', path }
  return { name: 'made', path: await preparePhotograph(folder) }
}
