import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromiumFlags, logIn, prepareImage, startDemoServer } from './browser/demo-server.mjs'
import { findChromium } from './find-chromium.mjs'
import { root, run, setUp } from './set-up.mjs'

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
try {
  const page = context.pages()[0] ?? (await context.newPage())
  measure('sign-in', `${server.url}/sign-in`)
  await logIn(page, server.url)
  const image = await prepareImage(page, server.url)
  await page.goto('about:blank')
  measure('gallery', server.url)
  measure('image', image)
} finally {
  await context.close()
  await server.stop()
  rmSync(work, { recursive: true, force: true })
}
process.exit(missed === 0 ? 0 : 1)

function measure(name, url) {
  const scores = Array.from({ length: rounds }, (_, round) => {
    const path = join(reports, `${name}-${round}.json`)
    const status = run(
      'npx',
      [
        '-y',
        `lighthouse@${version}`,
        url,
        `--port=${port}`,
        '--output=json',
        `--output-path=${path}`,
        '--disable-storage-reset',
        '--quiet',
        '--no-enable-error-reporting',
      ],
      { quiet: true },
    )
    if (status !== 0) throw new Error(`Lighthouse failed on ${url}`)
    return JSON.parse(readFileSync(path, 'utf8'))
  })
  for (const [category, bar] of Object.entries(bars)) {
    const values = scores
      .map(({ categories }) => Math.round(categories[category].score * 100))
      .toSorted((a, b) => a - b)
    const median = values[Math.floor(values.length / 2)]
    if (median < bar) missed++
    console.log(
      `${name.padEnd(8)} ${category.padEnd(15)} ${String(median).padStart(3)}  (bar ${bar}; runs ${values.join(', ')})${median < bar ? '  MISSED' : ''}`,
    )
  }
}
