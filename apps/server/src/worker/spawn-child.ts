import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Data a child may allocate, in KiB. A 1.3 GB bomb then ends as an error at 84 MB (measured, docs/decisions/004); ordinary work
 * does not come near it.
 */
const dataLimit = 700_000

// Where Debian and Alpine put it. glibc's malloc keeps what sharp frees: 895 MB after 500 images where jemalloc holds 192.
const jemalloc = [
  '/usr/lib/x86_64-linux-gnu/libjemalloc.so.2',
  '/usr/lib/aarch64-linux-gnu/libjemalloc.so.2',
  '/usr/lib/libjemalloc.so.2',
]

// In the tests the sources run as they are, so the child is beside this file under the same extension.
const entry = fileURLToPath(new URL(`./child${extname(import.meta.url)}`, import.meta.url))

/** Starts a process that decodes: no secrets in its environment, memory limited, nothing inherited but its errors' stream. */
export function spawnChild(node: { execPath: string; searchPath: string | undefined }): ChildProcess {
  const library = jemalloc.find((path) => existsSync(path))
  return spawn(
    '/bin/sh',
    // macOS knows the option and refuses it; there the child runs without.
    ['-c', 'ulimit -d "$0" 2>/dev/null; exec "$@"', String(dataLimit), node.execPath, entry],
    {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: {
        PATH: node.searchPath,
        UV_THREADPOOL_SIZE: '2',
        // Harmless beside jemalloc, and 464 MB instead of 895 without it.
        MALLOC_ARENA_MAX: '2',
        ...(library ? { LD_PRELOAD: library } : {}),
      },
    },
  )
}
