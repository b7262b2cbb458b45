import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

// Runs on the machine's own Node (20 or later) before anything is installed, so it uses nothing but Node.

export const root = fileURLToPath(new URL('..', import.meta.url))
const bin = join(root, 'node_modules', '.bin')
const stamp = join(root, 'node_modules', '.tessera-built')

/** The Node of the workspace (24), where a package brings it; elsewhere the machine's own, which must then be new enough. */
export function findNode() {
  const bundled = join(bin, 'node')
  if (existsSync(bundled)) return bundled
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  fail(
    `Tessera needs Node 24 or later on ${process.platform}-${process.arch}, but this is ${process.version}.`,
  )
}

/** The environment for everything that runs in the workspace. */
export function workspaceEnvironment() {
  return { ...process.env, PATH: `${bin}:${process.env.PATH}`, TURBO_TELEMETRY_DISABLED: '1' }
}

/** npm, pnpm and the browser keep files at home. Whoever has none that can be written to (a container's user, a service) gets one in the workspace. */
function ownHome() {
  try {
    accessSync(homedir(), constants.W_OK)
    return {}
  } catch {
    const home = join(root, '.cache', 'home')
    mkdirSync(home, { recursive: true })
    // The npm that runs this has told its own.
    return { HOME: home, npm_config_cache: join(home, '.npm') }
  }
}

/** Runs pnpm at the version that package.json names, whatever is on this machine. Answers with the exit code. */
export function runPnpm(args, { quiet = false } = {}) {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return run('npx', ['-y', packageManager, ...args], { quiet })
}

export function run(command, args, { quiet = false } = {}) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    env: workspaceEnvironment(),
    stdio: quiet ? 'pipe' : 'inherit',
    encoding: 'utf8',
  })
  if (error) fail(`${command} could not be started: ${error.message}`)
  if (quiet && status !== 0) process.stderr.write(`${stdout}${stderr}`)
  return status ?? 1
}

/** Installs and builds what is not, or not any more, up to date. Takes milliseconds when there is nothing to do. */
export function setUp() {
  Object.assign(process.env, ownHome())
  const installed = hash(['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests()])
  const built = hash(sources())
  const done = existsSync(stamp) ? readFileSync(stamp, 'utf8').split('\n') : []
  if (done[0] !== installed) {
    console.log('Installing (the first time this takes a minute) …')
    if (runPnpm(['install', '--frozen-lockfile'], { quiet: true }) !== 0) fail('The installation failed.')
  }
  findNode()
  const there = ['apps/server/dist/main.js', 'apps/web/dist/index.html'].every((path) =>
    existsSync(join(root, path)),
  )
  if (!there || done[0] !== installed || done[1] !== built) {
    console.log('Building …')
    if (runPnpm(['run', 'build'], { quiet: true }) !== 0) fail('The build failed.')
  }
  writeFileSync(stamp, `${installed}\n${built}`)
}

function manifests() {
  return ['apps', 'packages', 'bench', 'proofs', '.'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .map((name) => join(folder, name, 'package.json'))
      .concat(folder === '.' ? ['package.json'] : [])
      .filter((path) => existsSync(join(root, path))),
  )
}

function sources() {
  return ['apps', 'packages', 'tsconfig.base.json', 'turbo.json'].flatMap((path) => list(path))
}

function list(path) {
  if (!statSync(join(root, path)).isDirectory()) return [path]
  return readdirSync(join(root, path))
    .filter((name) => !['node_modules', 'dist', '.turbo'].includes(name))
    .flatMap((name) => list(join(path, name)))
}

function hash(paths) {
  const sum = createHash('sha256')
  for (const path of paths.toSorted()) sum.update(path).update(readFileSync(join(root, path)))
  return sum.digest('hex')
}

export function fail(message) {
  console.error(message)
  process.exit(1)
}
