import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { onTestFinished } from 'vitest'

/** What runs in tests is what users run: the built file, in a process of its own. */
export const main: string = fileURLToPath(new URL('../dist/main.js', import.meta.url))

/** Brings the built file up to date. */
export async function buildTessera(): Promise<void> {
  const require = createRequire(import.meta.url)
  const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc')
  await promisify(execFile)(process.execPath, [tsc, '-b', fileURLToPath(new URL('..', import.meta.url))])
}

/** A folder to work in, which is gone after the test. */
export async function createFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-cli-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

export type Ended = { code: number; stdout: string; stderr: string }

/** Runs a command line in a folder, as a script would: without a shell, so that patterns arrive as they are. */
export async function runTessera(
  folder: string,
  args: readonly string[],
  env: Record<string, string | undefined> = process.env,
): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], { cwd: folder, env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr })
    })
  })
}

/** Makes a picture with some grain; its name says the format. */
export async function makePicture(path: string, width = 300, height = 200): Promise<void> {
  const image = sharp({
    create: {
      width,
      height,
      channels: 3,
      background: 'teal',
      noise: { type: 'gaussian', mean: 128, sigma: 30 },
    },
  })
  await mkdir(dirname(path), { recursive: true })
  await image.toFile(path)
}
