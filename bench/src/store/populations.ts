import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Folders } from '../folders.ts'
import { populateSqlite } from './sqlite-side.ts'
import { populate } from './tessera-side.ts'

/** Where stores of so many users lie, made once and kept: with 100,000 users that is 600 MB, and two minutes. */
export interface Population {
  users: number
  tessera: string
  sqlite: string
}

/** Raised when what is generated changes, so that an old one is not taken for it. */
const version = 2

export async function preparePopulation(
  folders: Folders,
  users: number,
  say: (line: string) => void,
): Promise<Population> {
  const kept = join(folders.kept, `store-v${version}-${users}`)
  const population = { users, tessera: join(kept, 'tessera'), sqlite: join(kept, 'sqlite') }
  if (existsSync(kept)) return population
  say(`store: making ${users} users (once)`)
  const unfinished = `${kept}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  for (const name of ['tessera', 'sqlite']) await mkdir(join(unfinished, name), { recursive: true })
  await populate(join(unfinished, 'tessera'), users)
  await populateSqlite(join(unfinished, 'sqlite'), users)
  await rename(unfinished, kept)
  return population
}

/**
 * A copy to work on, synced. Of Tessera's it is made of hard links: documents are replaced and never written to, so those that are kept stay
 * as they are.
 */
export async function copyFolder(from: string, to: string, how: 'link' | 'copy'): Promise<string> {
  const name = join(to, 'store')
  execFileSync('cp', [how === 'link' ? '-al' : '-a', from, name])
  if (how === 'link') await rm(join(name, 'lock.sqlite'))
  execFileSync('sync', ['-f', to])
  return name
}
