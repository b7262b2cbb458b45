import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type ProofName, proofs } from './proofs.ts'

// `pnpm prove`: what the data folder promises, tried on the real server. Ends with 1 when a proof fails.

const names = Object.keys(proofs) as ProofName[]
const usage = `Usage: pnpm prove [${names.join(' | ')} ...] [--count N] [--short]

${names.map((name) => `  ${name.padEnd(12)}${proofs[name].says} (${proofs[name].full})`).join('\n')}

All of them without a name. The number in brackets is how many times; --count N is another, --short a few.
`

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { count: { type: 'string' }, short: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  })
  const stranger = positionals.find((name) => !(name in proofs))
  const count = values.count === undefined ? null : Number(values.count)
  const isWrong = stranger !== undefined || (count !== null && !(Number.isInteger(count) && count > 0))
  if (isWrong || values.help) {
    process.stdout.write(usage)
    return isWrong ? 2 : 0
  }
  const cache = fileURLToPath(new URL('../../.cache/proofs', import.meta.url))
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(join(cache, 'run-'))
  const memory = existsSync('/dev/shm') ? await mkdtemp('/dev/shm/tessera-proofs-') : folder
  try {
    let failed = 0
    for (const name of positionals.length === 0 ? names : (positionals as ProofName[])) {
      const proof = proofs[name]
      const { passed, lines } = await proof.prove({
        count: count ?? (values.short ? proof.short : proof.full),
        createFolder: (part) => mkdtemp(join(folder, `${part}-`)),
        createFastFolder: (part) => mkdtemp(join(memory, `${part}-`)),
        say: (line) => process.stderr.write(`${line}\n`),
      })
      process.stdout.write(
        `${passed ? 'holds' : 'FAILS'}  ${name}\n${lines.map((line) => `       ${line}\n`).join('')}`,
      )
      if (!passed) failed++
    }
    return failed === 0 ? 0 : 1
  } finally {
    for (const path of [folder, memory]) await rm(path, { recursive: true, force: true })
  }
}

// Interrupted, it still ends the servers that it has started.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

process.exitCode = await main()
