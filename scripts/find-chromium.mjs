import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fail, root, run } from './set-up.mjs'

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/**
 * The Chromium that the browser tests run in: `TESSERA_CHROMIUM`, one that is installed, else Debian's through apt (as root), else
 * Playwright's own. Ends the process with a clear line where none can be had: these tests are not skipped.
 */
export function findChromium() {
  const asked = process.env.TESSERA_CHROMIUM
  if (asked !== undefined)
    return existsSync(asked) ? asked : fail(`There is no Chromium at TESSERA_CHROMIUM=${asked}.`)
  const installed = () => usual.find((path) => existsSync(path))
  if (!installed() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium for the browser tests …')
    if (run('apt-get', ['update', '-qq'], { quiet: true }) === 0)
      run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { quiet: true })
  }
  return (
    installed() ??
    findPlaywrights() ??
    fail(
      'The browser tests need Chromium: install it (on Debian: apt-get install chromium), or set TESSERA_CHROMIUM to its path.',
    )
  )
}

/** The build that Playwright brings for itself, fetched if need be; undefined where it cannot be. */
function findPlaywrights() {
  const { chromium } = createRequire(join(root, 'apps/web/package.json'))('playwright-core')
  const path = chromium.executablePath()
  if (!existsSync(path))
    run(
      process.execPath,
      [join(root, 'apps/web/node_modules/playwright-core/cli.js'), 'install', 'chromium'],
      { quiet: true },
    )
  return existsSync(path) ? path : undefined
}
