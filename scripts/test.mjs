import { run, setUp } from './set-up.mjs'

// `npm test`: its own set-up, then every test there is; arguments go to vitest.
setUp()
process.exit(run('vitest', ['run', ...process.argv.slice(2)]))
