import { readdirSync, readFileSync } from 'node:fs'

/** The processes that a process has started, as /proc tells. */
export function childrenOf(parent: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.filter((pid) => parentOf(pid) === parent).map(Number)
}

function parentOf(pid: string): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.replace(/^.*\) /s, '').split(' ')[1])
  } catch {
    return null // it has ended meanwhile
  }
}
