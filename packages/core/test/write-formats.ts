import { writeFile } from 'node:fs/promises'
import { configureEngine } from '../src/engine.ts'
import { missingCorpora } from './corpora.ts'
import { describeOutcomes } from './outcomes.ts'

// Run by `pnpm generate:formats`.
if (missingCorpora) {
  process.stderr.write(`corpora: ${missingCorpora}\n`)
  process.exit(1)
}
configureEngine()
await writeFile(new URL('../../../docs/formats.md', import.meta.url), await describeOutcomes())
