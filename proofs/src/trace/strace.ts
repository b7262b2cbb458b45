import { spawnSync } from 'node:child_process'

/** The calls that change a file, bring it to disk, or send an answer. */
const traced = [
  ...['open', 'openat', 'close', 'dup', 'dup2', 'dup3', 'lseek', 'write', 'writev', 'pwrite64', 'pwritev'],
  ...['fsync', 'fdatasync', 'ftruncate', 'rename', 'renameat', 'renameat2'],
  ...['mkdir', 'mkdirat', 'unlink', 'unlinkat', 'rmdir'],
]

/** The command that a server runs under so that its calls are written to `log`, whole. It leaves the server its process id (`-D`). */
export function traceInto(log: string): string[] {
  requireStrace()
  const calls = ['-e', `trace=${traced.join(',')}`, '-e', 'signal=none']
  return ['strace', '-D', '-f', '--seccomp-bpf', '-y', '-x', '-s', '4000000', ...calls, '-o', log]
}

/** The command that makes the system calls of a server fail: `fault` is what strace calls an injection. */
export function injectFault(fault: string, log: string): string[] {
  requireStrace()
  const calls = fault.slice(0, fault.indexOf(':'))
  // Without --seccomp-bpf, under which strace 6.1 injects no signals, and says nothing.
  return ['strace', '-D', '-f', '-o', log, '-e', `trace=${calls}`, '-e', `inject=${fault}`]
}

/** Finds strace, or installs it as root on a Debian; throws a line for a person where neither can be. */
function requireStrace(): void {
  const works = () => spawnSync('strace', ['-f', 'true']).status === 0
  if (works()) return
  if (process.getuid?.() === 0) {
    spawnSync('apt-get', ['update', '-qq'])
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'strace'])
  }
  if (!works())
    throw new Error('This proof needs strace, and leave to trace: on Debian, apt-get install strace as root')
}
