import { join } from 'node:path'
import { findNode, root, run, setUp } from './set-up.mjs'

// `pnpm bench`: its own set-up, then the figures; arguments go to the bench (`--help` lists them).
setUp()
process.exit(run(findNode(), [join(root, 'bench/src/main.ts'), ...process.argv.slice(2)]))
