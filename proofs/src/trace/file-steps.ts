import { type Call, fileOf, textsOf } from './read-trace.ts'

/** What a call did to the files below a folder; paths are relative to it. `at` is the line of the log at which it had been done. */
export type Step = { began: number; at: number } & (
  | { kind: 'create'; path: string }
  | { kind: 'write'; path: string; bytes: Buffer; position: number }
  | { kind: 'truncate'; path: string; length: number }
  | { kind: 'rename'; path: string; to: string }
  | { kind: 'folder'; path: string }
  | { kind: 'remove'; path: string }
  | { kind: 'sync'; path: string }
)

/** The steps below `folder` of all processes of a trace, in the order in which they ended. SQLite's lock is not data, and is left out. */
export function findSteps(calls: readonly Call[], folder: string): Step[] {
  const steps: Step[] = []
  /** Where the next write without a position goes, by process and descriptor. Threads share them, so by path, too. */
  const positions = new Map<string, number>()
  const below = (path: string | undefined) => {
    if (!path?.startsWith(`${folder}/`)) return path === folder ? '' : null
    const rest = path.slice(folder.length + 1)
    return rest.includes('lock.sqlite') ? null : rest
  }

  for (const call of calls) {
    if (call.result < 0) continue
    const { name, args, result, began, ended: at } = call
    const own = fileOf(args)
    const path = below(own?.path)
    const time = { began, at }
    if (name === 'open' || name === 'openat') {
      const opened = below(textsOf(args)[0]?.toString())
      if (opened === null) continue
      positions.set(opened, 0)
      if (/O_CREAT/.test(args)) steps.push({ ...time, kind: 'create', path: opened })
      if (/O_TRUNC/.test(args)) steps.push({ ...time, kind: 'truncate', path: opened, length: 0 })
    } else if (/^rename/.test(name)) {
      const [from, to] = textsOf(args).map((text) => below(text.toString()))
      if (from != null && to != null) steps.push({ ...time, kind: 'rename', path: from, to })
    } else if (/^mkdir/.test(name)) {
      const made = below(textsOf(args)[0]?.toString())
      if (made != null) steps.push({ ...time, kind: 'folder', path: made })
    } else if (/^(unlink|rmdir)/.test(name)) {
      const removed = below(removedPath(args))
      if (removed != null) steps.push({ ...time, kind: 'remove', path: removed })
    } else if (path === null) {
    } else if (name === 'lseek') {
      positions.set(path, result)
    } else if (name === 'write' || name === 'writev') {
      const position = positions.get(path) ?? 0
      const bytes = Buffer.concat(textsOf(args)).subarray(0, result)
      steps.push({ ...time, kind: 'write', path, bytes, position })
      positions.set(path, position + result)
    } else if (name === 'pwrite64' || name === 'pwritev') {
      const bytes = Buffer.concat(textsOf(args)).subarray(0, result)
      steps.push({ ...time, kind: 'write', path, bytes, position: Number(/(\d+)$/.exec(args)?.[1]) })
    } else if (name === 'ftruncate') {
      steps.push({ ...time, kind: 'truncate', path, length: Number(/(\d+)$/.exec(args)?.[1]) })
    } else if (name === 'fsync' || name === 'fdatasync') {
      steps.push({ ...time, kind: 'sync', path })
    }
  }
  return steps
}

/** `unlinkat` names the folder by a descriptor and the file within. */
function removedPath(args: string): string | undefined {
  const name = textsOf(args)[0]?.toString()
  const folder = /^\w+<([^>]*)>/.exec(args)?.[1]
  return name?.startsWith('/') || folder === undefined ? name : `${folder}/${name}`
}
