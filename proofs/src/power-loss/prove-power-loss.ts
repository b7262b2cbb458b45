import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Proof, ProofContext } from '../proof.ts'
import { checkFolder } from '../server/check-folder.ts'
import { register } from '../server/client.ts'
import type { Operation } from '../server/operations.ts'
import { type Trace, traceServer } from '../trace/trace-server.ts'
import { createDiskModel, type DiskModel, type Survival } from './disk-model.ts'
import { type Scenario, scenarios } from './scenarios.ts'

/** What can be left of what was not synced, from nothing to everything. */
const survivals: Survival[] = [
  { name: () => false, bytes: () => 'none' },
  // Renamed without data.
  { name: () => true, bytes: () => 'none' },
  { name: () => true, bytes: () => 'half' },
  { name: () => true, bytes: () => 'latter half' },
  { name: () => false, bytes: () => 'all' },
  { name: () => true, bytes: () => 'all' },
  {
    name: () => Math.random() < 0.5,
    bytes: () => (['none', 'all', 'half', 'latter half'] as const)[Math.floor(Math.random() * 4)] ?? 'none',
  },
]

/**
 * Traces the real server through each scenario, from its first start on an empty folder to its end, and rebuilds from the trace what a power loss
 * after any of its steps may have left on disk: journal, documents, lookup and blobs. Each state must start, and hold what had been
 * acknowledged by then. `count` is the number of states at least; more than one step is tried only as far as that.
 */
export const provePowerLoss: Proof = async (context) => {
  const problems: string[] = []
  const lines: string[] = []
  let states = 0
  const enough = Math.ceil(context.count / scenarios.length)
  for (const scenario of scenarios) {
    const trace = await traceScenario(context, scenario)
    const tried = await tryStates(context, { trace, enough })
    states += tried.states
    problems.push(...tried.problems.map((problem) => `${scenario.name}: ${problem}`))
    lines.push(`${scenario.name}: ${tried.states} states`)
    context.say(`power-loss: ${scenario.name}, ${tried.states} states, ${tried.problems.length} problems`)
  }
  return {
    passed: problems.length === 0,
    lines: [
      `${states} states of ${scenarios.length} scenarios, all started and checked (${lines.join('; ')})`,
      ...problems,
    ],
  }
}

async function traceScenario(context: ProofContext, scenario: Scenario): Promise<Trace> {
  const folder = await context.createFolder('power-loss')
  const log = join(await context.createFolder('trace'), 'trace.log')
  const trace = await traceServer({ folder, log }, async (url, operations) => {
    const client = await register(url, operations)
    if (client) await scenario.act(client)
  })
  // The trace tells everything, or nothing that is made of it proves anything.
  const model = createDiskModel()
  for (const step of trace.steps) model.take(step)
  const difference = await compareWith(folder, model)
  if (difference) throw new Error(`${scenario.name}: the trace differs from the disk in ${difference}`)
  return trace
}

async function tryStates(
  context: ProofContext,
  { trace, enough }: { trace: Trace; enough: number },
): Promise<{ states: number; problems: string[] }> {
  const problems: string[] = []
  const model = createDiskModel()
  const seen = new Set<string>()
  const stride = Math.max(1, Math.floor((trace.steps.length * survivals.length) / (enough * 2)))
  let [states, number] = [0, 0]
  for (const step of trace.steps) {
    model.take(step)
    for (const survival of survivals) {
      // Evenly over steps and kinds of loss alike, where there are more of them than asked for.
      if (number++ % stride !== 0) continue
      const left = model.losePower(survival)
      const operations = asOf(trace, step.at)
      const state = [...left].map(([path, bytes]) => `${path} ${bytes?.toString('latin1')}`).join('\n')
      if (seen.has(state)) continue
      seen.add(state)
      states++
      problems.push(...(await tryState(context, left, operations)))
      if (problems.length > 5) return { states, problems }
    }
  }
  return { states, problems }
}

/** What had been acknowledged when the power failed after line `at`. */
function asOf({ operations, answeredAt }: Trace, at: number): Operation[] {
  return operations.map((operation) => ({
    ...operation,
    acknowledged: operation.acknowledged && answeredAt(operation) < at,
  }))
}

async function tryState(
  context: ProofContext,
  left: Map<string, Buffer | null>,
  operations: Operation[],
): Promise<string[]> {
  const folder = await context.createFastFolder('state')
  for (const [path, bytes] of left) {
    if (bytes === null) mkdirSync(join(folder, path))
    else writeFileSync(join(folder, path), bytes)
  }
  try {
    mkdirSync(join(folder, 'db'), { recursive: true })
    return (await checkFolder(folder, operations)).problems
  } catch (error) {
    return [`does not start: ${error instanceof Error ? error.message : error}`]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The first path where the model and the real folder differ. */
async function compareWith(folder: string, model: DiskModel): Promise<string | null> {
  const current = model.current()
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name).slice(folder.length + 1)
    if (path.includes('lock.sqlite')) continue
    const known = current.get(path)
    const actual = entry.isFile() ? await readFile(join(folder, path)) : null
    if (known === undefined || (actual && !known?.equals(actual))) return path
    current.delete(path)
  }
  return [...current.keys()][0] ?? null
}
