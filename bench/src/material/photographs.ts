import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { workspace } from '../folders.ts'
import { preparePhotograph } from './photograph.ts'

export interface Photograph {
  name: string
  path: string
}

/**
 * What goals are measured on: the bench's own photograph, of which every machine has the same, and a real one where the
 * test images are (TESSERA_CORPORA, or beside the repository), as what is real can be harder or easier.
 */
export async function preparePhotographs(folder: string): Promise<Photograph[]> {
  const made = { name: 'made', path: await preparePhotograph(folder) }
  const corpora = process.env.TESSERA_CORPORA ?? join(workspace, '../shared/corpora')
  const real = join(corpora, 'sharp/2569067123_aca715a2ee_o.jpg')
  return existsSync(real) ? [made, { name: 'real', path: real }] : [made]
}
