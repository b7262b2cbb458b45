import { run, setUp } from './set-up.mjs'

// `pnpm prove:max-bytes`: the property of `maxBytes` that the tests try on a few pictures, on a thousand (or as many as are given): never more bytes
// than allowed, and no quality within four above the chosen one would have fitted.
const [cases = '1000'] = process.argv.slice(2)
if (!/^[1-9]\d*$/.test(cases)) {
  process.stderr.write(`Expected a number of cases but received ${cases}\n`)
  process.exit(2)
}
setUp()
process.env.TESSERA_CASES = cases
process.exit(run('vitest', ['run', 'packages/core/src/goals/fit-bytes.test.ts', '-t', 'is never exceeded']))
