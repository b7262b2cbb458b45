import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../../..', import.meta.url))
const tsc = join(root, 'node_modules', '.bin', 'tsc')

/** Builds and packs the package of a folder into `into`, as it would be published; answers with the path of the archive. */
export async function packPackage(folder: string, into: string): Promise<string> {
  await run(tsc, ['-b'], { cwd: folder })
  const { packageManager } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  await run('npx', ['-y', packageManager, 'pack', '--pack-destination', into], { cwd: folder })
  const name = (await readdir(into)).find((name) => name.endsWith('.tgz'))
  if (!name) throw new Error('Expected an archive')
  return join(into, name)
}

/**
 * Puts the packed package of a folder and what it depends on into another, as an installation would: nothing else is there but `types`, packages
 * that only the compiler needs.
 */
export async function installPackage(
  archive: string,
  { folder, into, types = [] }: { folder: string; into: string; types?: readonly string[] },
): Promise<string> {
  const { name, dependencies, optionalDependencies } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  )
  const installed = join(into, 'node_modules', name)
  await mkdir(installed, { recursive: true })
  await run('tar', ['-xzf', archive, '--strip-components=1', '-C', installed])
  for (const name of [
    ...Object.keys({ ...dependencies, ...optionalDependencies }),
    ...types,
    '@types/node',
  ]) {
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
