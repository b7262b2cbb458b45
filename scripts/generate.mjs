import { run, setUp } from './set-up.mjs'

// `pnpm generate`: writes what is made from the code: docs/openapi.json and the table in docs/operations.md.
setUp()
process.exit(run('node', ['apps/server/dist/docs/write-docs.js']))
