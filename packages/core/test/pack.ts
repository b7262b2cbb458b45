import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const folder = fileURLToPath(new URL('..', import.meta.url))
const root = join(folder, '..', '..')
const tsc = join(root, 'node_modules', '.bin', 'tsc')

/** Builds and packs the package into `into`, as it would be published; answers with the path of the archive. */
export async function packCore(into: string): Promise<string> {
  await run(tsc, ['-b'], { cwd: folder })
  const { packageManager } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  await run('npx', ['-y', packageManager, 'pack', '--pack-destination', into], { cwd: folder })
  const name = (await readdir(into)).find((name) => name.endsWith('.tgz'))
  if (!name) throw new Error('Expected an archive')
  return join(into, name)
}

/** Puts the packed package and what it depends on into a folder, as an installation would: nothing else is there. */
export async function installCore(archive: string, into: string): Promise<string> {
  const installed = join(into, 'node_modules', '@tessera', 'core')
  await mkdir(installed, { recursive: true })
  await run('tar', ['-xzf', archive, '--strip-components=1', '-C', installed])
  const { dependencies, optionalDependencies } = JSON.parse(
    await readFile(join(installed, 'package.json'), 'utf8'),
  )
  for (const name of [...Object.keys({ ...dependencies, ...optionalDependencies }), '@types/node']) {
    const place = join(into, 'node_modules', name)
    await mkdir(join(place, '..'), { recursive: true })
    const from = name === '@types/node' ? root : folder
    await symlink(join(from, 'node_modules', name), place)
  }
  return installed
}

/** Checks the types of TypeScript files against what is installed beside them. */
export async function checkTypes(files: readonly string[], cwd: string): Promise<void> {
  const options = '--noEmit --strict --skipLibCheck --target es2024 --module nodenext --types node'
  await run(tsc, [...options.split(' '), ...files], { cwd }).catch(({ stdout }) => {
    throw new Error(stdout)
  })
}
