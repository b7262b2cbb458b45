import { spawnSync } from 'node:child_process'
import { cpuSecondsOfEnded } from '../process/accounting.ts'
import { outputWidth, quality, type TaskName } from './tasks.ts'

/**
 * The `vips` command's arguments for a task; null where it is not installed, or has no such task: a distribution's own may lack the
 * encoder, mozjpeg as a rule, and the thumbnail's placeholder is ours.
 */
export function vipsArguments(task: TaskName, input: string, output: string): string[] | null {
  const small = (suffix: string) => ['thumbnail', input, `${output}${suffix}`, String(outputWidth)]
  const webp = `.webp[Q=${quality},effort=4,strip]`
  const all: Partial<Record<TaskName, string[]>> = {
    webp: small(webp),
    png: small('.png[compression=6,filter=all,strip]'),
    convert: ['copy', input, `${output}${webp}`],
  }
  const args = all[task]
  // Once before it counts: it says whether the command is there and can do it, and loads what is loaded once.
  return args && run(args) ? args : null
}

/** One run, on one thread as all the others. */
export function cpuSecondsOfVips(args: string[]): number {
  const before = cpuSecondsOfEnded(process.pid)
  if (!run(args)) throw new Error(`vips ${args.join(' ')} has failed`)
  return cpuSecondsOfEnded(process.pid) - before
}

function run(args: string[]): boolean {
  const env = { ...process.env, VIPS_CONCURRENCY: '1' }
  return spawnSync('vips', args, { env, stdio: 'ignore' }).status === 0
}
