import { startEntry } from '../process/entry.ts'
import type { Call, Called } from './call-runner.ts'

/**
 * Calls one exported function of a module in a new process, with one argument that can be sent as JSON, and answers with what it
 * returned and what that cost. The malloc of the decoding processes of the server keeps two arenas, so does this one's.
 */
export async function callApart<Result>(
  module: URL,
  name: string,
  argument: unknown,
): Promise<Called<Result>> {
  await using entry = startEntry<Call, Called<Result>>(
    new URL('./call-runner.ts', import.meta.url),
    [module.href],
    { environment: { MALLOC_ARENA_MAX: '2' } },
  )
  // Awaited here: the process ends with this block.
  return await entry.ask({ name, argument })
}
