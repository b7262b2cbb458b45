import { join } from 'node:path'
import { findNode, root, run, setUp } from './set-up.mjs'

// `pnpm prove`: its own set-up, then the proofs; arguments go to them (`--help` lists them).
setUp()
process.exit(run(findNode(), [join(root, 'proofs/src/main.ts'), ...process.argv.slice(2)]))
