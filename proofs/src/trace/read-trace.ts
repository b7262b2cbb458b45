/** One system call. `began` and `ended` are the lines of the log where it does: calls of several threads overlap. */
export interface Call {
  pid: number
  name: string
  /** As strace writes them, without the brackets. */
  args: string
  /** -1 for a call that failed, and for one that was cut off. */
  result: number
  began: number
  ended: number
}

/** Reads what `strace -f -y -x` has written: calls that were interrupted by those of other threads are put together again. */
export function readTrace(text: string): Call[] {
  const calls: Call[] = []
  const open = new Map<string, { name: string; args: string; began: number }>()
  for (const [number, line] of text.split('\n').entries()) {
    const resumed = /^(\d+) +<\.\.\. (\w+) resumed>(.*)$/.exec(line)
    const begun = resumed ? null : /^(\d+) +(\w+)\((.*)$/.exec(line)
    const [, pid = '', name = '', rest = ''] = resumed ?? begun ?? []
    if (name === '') continue
    if (rest.endsWith('<unfinished ...>')) {
      open.set(pid, { name, args: rest.slice(0, -' <unfinished ...>'.length), began: number })
      continue
    }
    const before = resumed ? open.get(pid) : undefined
    open.delete(pid)
    const end = /\) += (-?\d+|\?)[^)]*$/.exec(rest) ?? /\) += (-?\d+|\?).*$/.exec(rest)
    if (!end) continue
    const args = `${before?.args ?? ''}${rest.slice(0, end.index)}`
    const result = end[1] === '?' ? -1 : Number(end[1])
    calls.push({ pid: Number(pid), name, args, result, began: before?.began ?? number, ended: number })
  }
  return calls
}

/** The texts between quotes in a call's arguments, as bytes. */
export function textsOf(args: string): Buffer[] {
  return [...args.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) => readEscapes(text))
}

/** The file of a descriptor, as `-y` shows it: `26</data/journal/1.log>`. */
export function fileOf(args: string): { fd: number; path: string } | null {
  const shown = /^(\d+)<([^>]*)>/.exec(args)
  return shown ? { fd: Number(shown[1]), path: shown[2] ?? '' } : null
}

const escapes: Record<string, number> = { n: 10, r: 13, t: 9, v: 11, f: 12, '\\': 92, '"': 34 }

function readEscapes(text: string): Buffer {
  if (!text.includes('\\')) return Buffer.from(text, 'latin1')
  const bytes = Buffer.alloc(text.length)
  let length = 0
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== '\\') {
      bytes[length++] = text.charCodeAt(i)
      continue
    }
    const next = text[++i] ?? ''
    const octal = /^[0-7]{1,3}/.exec(text.slice(i, i + 3))?.[0]
    if (next === 'x') {
      bytes[length++] = Number.parseInt(text.slice(i + 1, i + 3), 16)
      i += 2
    } else if (octal) {
      bytes[length++] = Number.parseInt(octal, 8)
      i += octal.length - 1
    } else bytes[length++] = escapes[next] ?? next.charCodeAt(0)
  }
  return bytes.subarray(0, length)
}
