import { run, setUp } from './set-up.mjs'

// `pnpm rehearse:cuts`: an upload of 1 GB through a line that is cut 100 times; its SHA-256 must be the same at the end. `npm test` has a
// short version of the same.
setUp()
process.env.TESSERA_REHEARSAL_CUTS ??= '100'
process.env.TESSERA_REHEARSAL_BYTES ??= '1e9'
process.exit(run('vitest', ['run', '--project', 'apps/server', 'apps/server/test/tus-cuts.test.ts']))
