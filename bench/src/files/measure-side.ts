import { cpuSecondsOf } from '../process/accounting.ts'
import type { Entry } from '../process/entry.ts'
import type { Server } from '../process/server.ts'
import type { Load, Loaded } from './load.ts'

export interface SideSample {
  requests: number
  /** Of the server and its children. */
  cpuSeconds: number
  seconds: number
}

/** Puts a load on one server; `bytes` are those of each file at least. */
export async function measureSide(
  load: Entry<Load, Loaded>,
  server: Server,
  { bytes, ...asked }: Load & { bytes: number },
): Promise<SideSample> {
  const [before, began] = [cpuSecondsOf(server.pid), performance.now()]
  const { requests, bytes: received } = await load.ask(asked)
  if (received < requests * bytes) throw new Error(`${asked.url} was answered with less than the file`)
  return {
    requests,
    cpuSeconds: cpuSecondsOf(server.pid) - before,
    seconds: (performance.now() - began) / 1000,
  }
}

export const perCpuSecond = ({ requests, cpuSeconds }: SideSample): number => requests / cpuSeconds
export const perSecond = ({ requests, seconds }: SideSample): number => requests / seconds
