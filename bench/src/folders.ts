import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the workspace. */
export const workspace: string = fileURLToPath(new URL('../..', import.meta.url))

export interface Folders extends AsyncDisposable {
  /** Material that is made once and kept between runs. */
  kept: string
  /** A new folder of this run, on the same disk; gone when the run is over. */
  create(name: string): Promise<string>
}

/** Inside the workspace and not in the system's folder for temporary files, which may be memory: a sync there proves nothing. */
export async function openFolders(): Promise<Folders> {
  const kept = join(workspace, '.cache', 'bench')
  await mkdir(kept, { recursive: true })
  await removeLeftOvers(kept)
  const run = await mkdtemp(join(kept, `run-${process.pid}-`))
  return {
    kept,
    create: (name) => mkdtemp(join(run, `${name}-`)),
    [Symbol.asyncDispose]: () => rm(run, { recursive: true, force: true }),
  }
}

/** A run that was interrupted may have left gigabytes. */
async function removeLeftOvers(kept: string): Promise<void> {
  for (const name of await readdir(kept)) {
    const pid = /^run-(\d+)-/.exec(name)?.[1]
    if (pid !== undefined && !existsSync(`/proc/${pid}`))
      await rm(join(kept, name), { recursive: true, force: true })
  }
}
