import { run, setUp } from './set-up.mjs'

// `pnpm generate`: writes what is made from the code: docs/openapi.json, the table in docs/operations.md, and what a stranger's client
// would make of the former.
setUp()
const steps = ['apps/server/dist/docs/write-docs.js', 'apps/server/test/write-api-types.ts']
for (const step of steps) if (run('node', [step]) !== 0) process.exit(1)
