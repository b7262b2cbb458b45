import { run, setUp } from './set-up.mjs'

// `pnpm db check ./data`: looks after a data folder; what follows goes to tessera-db.
setUp()
process.exit(run('node', ['packages/db/dist/tool/main.js', ...process.argv.slice(2)]))
