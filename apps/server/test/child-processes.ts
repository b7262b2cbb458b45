import { readdirSync, readFileSync } from 'node:fs'

/** The processes that a process has started, as /proc tells. */
export function childrenOf(parent: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.filter((pid) => parentOf(pid) === parent).map(Number)
}

/** Sends a signal to the processes that a process has started; one that has just ended needs none. */
export function signalChildren(parent: number, signal: NodeJS.Signals): void {
  for (const pid of childrenOf(parent)) {
    try {
      process.kill(pid, signal)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
    }
  }
}

function parentOf(pid: string): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.replace(/^.*\) /s, '').split(' ')[1])
  } catch {
    return null // it has ended meanwhile
  }
}
