import type { WriteStream } from 'node:tty'

/** Where a run reads and writes; handed in, so that only main.ts knows the process. */
export type Terminal = {
  signal: AbortSignal
  stdout: WriteStream
  stderr: WriteStream
  env: Readonly<Record<string, string | undefined>>
}
