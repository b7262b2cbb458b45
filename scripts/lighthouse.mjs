import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromiumFlags, logIn, prepareImage, startDemoServer } from './browser/demo-server.mjs'
import { findChromium } from './find-chromium.mjs'
import { root, setUp, workspaceEnvironment } from './set-up.mjs'

// `pnpm lighthouse`: sign-in, gallery and image page of the production build, as Lighthouse's mobile profile sees them (simulated
// slow line and processor, its default and its hardest). Median of three runs; exits with 1 where a bar is missed. Lighthouse itself is
// fetched when it is needed: it is large, and nothing else wants it.
const version = '13.5.0'
const bars = { performance: 90, accessibility: 100, 'best-practices': 100 }
const rounds = 3

setUp()
const { chromium } = createRequire(join(root, 'apps/web/package.json'))('playwright-core')
const work = mkdtempSync(join(tmpdir(), 'tessera-lighthouse-'))
const reports = join(root, '.cache/lighthouse')
mkdirSync(reports, { recursive: true })
const port = 20_000 + (process.pid % 20_000)
const server = await startDemoServer()
// A profile of its own, so that Lighthouse's tab has the session that was begun in the first one.
const context = await chromium.launchPersistentContext(join(work, 'profile'), {
  executablePath: findChromium(),
  args: [...chromiumFlags, `--remote-debugging-port=${port}`],
})
let missed = 0
let devtools
try {
  const page = context.pages()[0] ?? (await context.newPage())
  devtools = await context.newCDPSession(page)
  await measure('sign-in', `${server.url}/sign-in`)
  await logIn(page, server.url)
  const image = await prepareImage(page, server.url)
  await page.goto('about:blank')
  await measure('gallery', server.url)
  await measure('image', image)
} finally {
  await context.close()
  await server.stop()
  rmSync(work, { recursive: true, force: true })
}
process.exit(missed === 0 ? 0 : 1)

async function measure(name, url) {
  const scores = []
  for (let round = 0; round < rounds; round++) {
    const path = join(reports, `${name}-${round}.json`)
    // As on a first visit: nothing from the last run's cache, only the session.
    await devtools.send('Network.clearBrowserCache')
    await runLighthouse(url, path)
    const report = JSON.parse(readFileSync(path, 'utf8'))
    // Not the sign-in page that a session which got lost would lead to.
    if (new URL(report.finalDisplayedUrl).pathname !== new URL(url).pathname)
      throw new Error(`${url} led to ${report.finalDisplayedUrl}`)
    scores.push(report)
  }
  for (const [category, bar] of Object.entries(bars)) {
    const values = scores
      .map(({ categories }) => Math.round(categories[category].score * 100))
      .toSorted((a, b) => a - b)
    const median = values[Math.floor(values.length / 2)]
    if (median < bar) missed++
    const note = `(bar ${bar}; runs ${values.join(', ')})${median < bar ? '  MISSED' : ''}`
    console.log(`${name.padEnd(8)} ${category.padEnd(15)} ${String(median).padStart(3)}  ${note}`)
  }
}

/** Not waited for synchronously: the browser asks this process about each new tab, and Lighthouse opens one. */
async function runLighthouse(url, path) {
  const args = [
    `--port=${port}`,
    '--output=json',
    `--output-path=${path}`,
    '--disable-storage-reset',
    '--quiet',
    '--no-enable-error-reporting',
  ]
  const child = spawn('npx', ['-y', `lighthouse@${version}`, url, ...args], {
    cwd: root,
    env: workspaceEnvironment(),
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 120_000,
  })
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new Error(`Lighthouse failed on ${url} (exit ${code})`)
}
