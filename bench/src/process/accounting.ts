import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

// What Linux says about processes (man 5 proc).

/** USER_HZ, which is 100 on every architecture that Node runs on. */
const ticksPerSecond = 100

/** CPU seconds of a process and of its children, those that have ended included. In steps of 0.01 s. */
export function cpuSecondsOf(pid: number): number {
  const own = cpuTicksOf(pid).reduce((sum, ticks) => sum + ticks, 0)
  return own / ticksPerSecond + childrenOf(pid).reduce((sum, child) => sum + cpuSecondsOfChild(child), 0)
}

/** CPU seconds of those children of a process that have ended. In steps of 0.01 s. */
export function cpuSecondsOfEnded(pid: number): number {
  const [, , user = 0, system = 0] = cpuTicksOf(pid)
  return (user + system) / ticksPerSecond
}

/** Own time as user and in the system, then that of children that were waited for: fields 14 to 17 of the manual. */
function cpuTicksOf(pid: number): number[] {
  // The name of the program is in brackets and may hold anything, so fields are counted behind it.
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields.slice(11, 15).map(Number)
}

/** One that has ended since it was listed is counted in its parent's time from then on. */
function cpuSecondsOfChild(pid: number): number {
  try {
    return cpuSecondsOf(pid)
  } catch (error) {
    if (hasEnded(error)) return 0
    throw error
  }
}

/** Bytes that a process holds in memory, its children not counted. */
export function residentBytes(pid: number): number {
  return statusBytes(pid, 'VmRSS')
}

/** Those of them that are not pages of a file. */
export function anonymousBytes(pid: number): number {
  return statusBytes(pid, 'RssAnon')
}

/** Those of them that are pages of files, its own program among them: the system may take them back and read them again. */
export function fileBytes(pid: number): number {
  return statusBytes(pid, 'RssFile')
}

/** Bytes that it has allocated for itself, whether or not it uses them: what `ulimit -d` bounds. */
export function allocatedBytes(pid: number): number {
  return statusBytes(pid, 'VmData')
}

/** The most bytes it held since `forgetPeak`. */
export function peakBytes(pid: number): number {
  return statusBytes(pid, 'VmHWM')
}

export function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
}

export function childrenOf(pid: number): number[] {
  // A child is filed under the thread that started it.
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) => childrenOfThread(pid, thread))
}

/** One that has ended since it was listed has left its children to another. */
function childrenOfThread(pid: number, thread: string): number[] {
  try {
    const children = readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')
    return children.split(' ').filter(Boolean).map(Number)
  } catch (error) {
    if (hasEnded(error)) return []
    throw error
  }
}

/** What reading from the folder of a process or thread that is gone fails of. */
function hasEnded(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')
}

function statusBytes(pid: number, field: string): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(new RegExp(`^${field}:\\s*(\\d+) kB`, 'm').exec(status)?.[1]) * 1024
}
