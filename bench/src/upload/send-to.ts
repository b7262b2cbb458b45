import { cpuSecondsOf, forgetPeak, peakBytes } from '../process/accounting.ts'
import { startEntry } from '../process/entry.ts'
import type { Server } from '../process/server.ts'
import type { Send, Sent } from './client.ts'

/** Sends a file from a process of its own; CPU time and memory are the server's. */
export async function sendTo(
  server: Server,
  send: Send,
): Promise<Sent & { cpuSeconds: number; peak: number }> {
  await using client = startEntry<Send, Sent>(new URL('./client.ts', import.meta.url), [])
  forgetPeak(server.pid)
  const before = cpuSecondsOf(server.pid)
  const sent = await client.ask(send)
  return { ...sent, cpuSeconds: cpuSecondsOf(server.pid) - before, peak: peakBytes(server.pid) }
}
