import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromiumFlags, register } from './browser/demo-server.mjs'
import { findChromium } from './find-chromium.mjs'
import { fail, root, run, setUp } from './set-up.mjs'

// `pnpm time:first-image`: how long a newcomer waits from `npm start` in a fresh clone, with nothing of ours in any cache of npm or pnpm, to
// the first compressed image in the browser. The bar is three minutes.
const bar = 180

setUp()
const { chromium } = createRequire(join(root, 'apps/web/package.json'))('playwright-core')
const work = mkdtempSync(join(tmpdir(), 'tessera-newcomer-'))
const [clone, home] = ['clone', 'home'].map((name) => join(work, name))
mkdirSync(home)
if (run('git', ['clone', '--quiet', '--depth', '1', `file://${root}`, clone]) !== 0) fail('The clone failed.')

const began = performance.now()
const seconds = () => ((performance.now() - began) / 1000).toFixed(1)
// As on a bare machine: the system's Node, and an empty home; only how the registry is reached is kept.
const { PATH, ...rest } = process.env
const env = {
  ...rest,
  PATH: PATH.split(':')
    .filter((folder) => !folder.startsWith(root))
    .join(':'),
  HOME: home,
  npm_config_userconfig: join(homedir(), '.npmrc'),
  npm_config_cache: join(home, '.npm'),
  XDG_DATA_HOME: join(home, '.local/share'),
  XDG_CACHE_HOME: join(home, '.cache'),
  XDG_STATE_HOME: join(home, '.local/state'),
  PNPM_HOME: join(home, '.local/share/pnpm'),
  PORT: '0',
  TESSERA_DATA_DIR: join(work, 'data'),
  TESSERA_LOG_LEVEL: 'warn',
}
const server = spawn('npm', ['start'], {
  cwd: clone,
  env,
  stdio: ['ignore', 'pipe', 'inherit'],
  detached: true,
})
const ended = new Promise((resolve) => server.once('exit', resolve))
let browser
try {
  const url = await new Promise((resolve, reject) => {
    let output = ''
    server.stdout.on('data', (chunk) => {
      output += chunk
      const address = /running at\s+(http\S+)/.exec(output)?.[1]
      if (address) resolve(address)
    })
    void ended.then((code) => reject(new Error(`npm start ended with ${code}:\n${output}`)))
  })
  console.log(`${seconds()} s: the server runs`)
  browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags })
  const page = await browser.newPage()
  await register(page, url, 'newcomer')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Upload', exact: true }).click()
  await (await chooser).setFiles(join(clone, 'docs/screenshots/gallery-1280-light.webp'))
  await page.getByRole('region', { name: 'Images' }).getByRole('link').first().click()
  await page.getByRole('button', { name: 'Compress', exact: true }).click()
  await page.getByRole('button', { name: 'WebP, quality 80', exact: true }).waitFor()
  console.log(`${seconds()} s: the first compressed image is in the browser (bar ${bar} s)`)
} finally {
  await browser?.close()
  // The group: npm does not pass signals on to what it started.
  process.kill(-server.pid, 'SIGTERM')
  await ended
  rmSync(work, { recursive: true, force: true })
}
process.exit(Number(seconds()) < bar ? 0 : 1)
