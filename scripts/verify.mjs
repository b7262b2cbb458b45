import { findChromium } from './find-chromium.mjs'
import { run, runPnpm, setUp } from './set-up.mjs'

// `pnpm verify`: the one gate. Each step runs whatever became of those before it, so that one run tells all there is to mend. Arguments are vitest's, but
// for `--without-tests`: of whoever has just run `npm test`, which is the same tests.
const withoutTests = process.argv.includes('--without-tests')
setUp()
process.env.TESSERA_CHROMIUM = findChromium()
const steps = [
  ['format, lint and import rules', () => run('biome', ['ci', '--error-on-warnings', '.'])],
  ['types of sources and tests', () => runPnpm(['run', 'typecheck'], { quiet: true })],
  ['dead exports and dependencies', () => run('knip', [])],
]
if (!withoutTests) steps.push(['tests', () => run('vitest', ['run', ...process.argv.slice(2)])])
const failed = []
for (const [name, step] of steps) {
  console.log(`\n— ${name}`)
  if (step() !== 0) failed.push(name)
}
const well = withoutTests ? '\nverify: all is well; the tests were not asked for' : '\nverify: all is well'
console.log(failed.length === 0 ? well : `\nverify: failed in ${failed.join(', ')}`)
process.exit(failed.length === 0 ? 0 : 1)
