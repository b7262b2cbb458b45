import { findChromium } from './find-chromium.mjs'
import { run, setUp } from './set-up.mjs'

// `npm test`: its own set-up, the browser included, then every test there is; arguments go to vitest.
setUp()
process.env.TESSERA_CHROMIUM = findChromium()
process.exit(run('vitest', ['run', ...process.argv.slice(2)]))
