import { execFileSync } from 'node:child_process'
import { mkdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { preparePanorama } from '../../bench/src/material/panorama.ts'
import { findChromium } from '../find-chromium.mjs'
import { root } from '../set-up.mjs'
import { chromiumFlags, register, startDemoServer } from './demo-server.mjs'

const { chromium } = createRequire(join(root, 'apps/web/package.json'))('playwright-core')
const size = { width: 20_000, height: 10_000 }
/** Of a pyramid of 256 px tiles of that size, by its definition: each level half of the next, rounded up. */
const expectedTiles = countTiles(size, 256)
const minutes = 60_000

const cache = join(root, '.cache/panorama')
mkdirSync(cache, { recursive: true })
console.log(`A panorama of ${size.width} x ${size.height} pixels …`)
const file = await preparePanorama(cache, size)
const figures = [['The file', `${(statSync(file).size / 1e6).toFixed(1)} MB`]]

const server = await startDemoServer()
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags })
try {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(2 * minutes)
  const complaints = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    // The browser itself reports every answer that is an error: that a file is not there yet is one, and is asked on purpose.
    if (message.type() === 'error' && !/^Failed to load resource/.test(message.text()))
      complaints.push(`${message.text()} ${message.location().url}`)
  })
  await register(page, server.url, 'panorama')

  await timed('Uploaded in the browser, and in the gallery', async () => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Upload', exact: true }).click(),
    ])
    await chooser.setFiles(file)
    await page.getByRole('region', { name: 'Images' }).getByRole('link').first().waitFor()
  })
  await page.getByRole('region', { name: 'Images' }).getByRole('link').first().click()
  await page.getByRole('button', { name: 'Make tiles…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Tiles' })
  await dialog.getByText('79 × 40 tiles, 16 levels').waitFor()

  const seen = new Set()
  await timed('Cut into a pyramid, as a job', async () => {
    await dialog.getByRole('button', { name: 'Make tiles' }).click()
    const view = page.getByRole('link', { name: /^View Deep zoom/ })
    const bar = page.getByRole('progressbar', { name: /^Deep zoom/ })
    while ((await view.count()) === 0) {
      const progress = await bar.getAttribute('aria-valuenow', { timeout: 200 }).catch(() => null)
      if (progress !== null) seen.add(progress)
      await page.waitForTimeout(100)
    }
  })
  figures.push(['Different percentages seen on the way', seen.size])

  const stage = page.locator('[data-open]')
  const loaded = async () => Number((await stage.getAttribute('data-tiles-loaded')) ?? 0)
  await timed('From the click to the first tile', async () => {
    await page.getByRole('link', { name: /^View Deep zoom/ }).click()
    await stage.waitFor()
    while ((await loaded()) === 0) await page.waitForTimeout(20)
  })
  for (let press = 0; press < 8; press++) await page.keyboard.press('+')
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowUp']) {
    await page.keyboard.press(key)
    await page.waitForTimeout(500)
  }
  figures.push(["OpenSeadragon's open events", await stage.count()])
  figures.push(['Its tile-loaded events, for one way in and four steps', await loaded()])
  await page.screenshot({ path: join(cache, 'viewer.png') })

  const zip = join(cache, 'tiles.zip')
  await timed('The zip, downloaded by the browser', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download all tiles as a zip' }).click(),
    ])
    await download.saveAs(zip)
  })
  figures.push(['Its size', `${(statSync(zip).size / 1e6).toFixed(1)} MB`])
  const tested = execFileSync('unzip', ['-t', '-q', zip], { encoding: 'utf8' }).trim()
  figures.push(['unzip -t', tested.replace(zip, 'it')])
  const script = `
import sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
print(sum(name.endswith('.jpeg') for name in archive.namelist()))`
  const tiles = Number(execFileSync('python3', ['-c', script, zip], { encoding: 'utf8' }))
  figures.push([`Tiles that Python's zipfile reads, checksums too`, `${tiles} of ${expectedTiles}`])

  await page.getByRole('button', { name: 'Mosaic', exact: true }).click()
  await page.getByRole('link', { name: 'Column 0, row 0', exact: true }).waitFor()
  await page.waitForTimeout(1500)
  const inPage = await page.getByRole('link', { name: /^Column/ }).count()
  figures.push(['Tiles in the page of the mosaic, of 3,160', inPage])
  await page.screenshot({ path: join(cache, 'mosaic.png') })

  for (const [name, figure] of figures) console.log(`${name.padEnd(54)} ${figure}`)
  console.log('Screenshots are in .cache/panorama.')
  const wrong = [
    ...complaints,
    ...(tiles === expectedTiles ? [] : ['the zip has another number of tiles']),
    ...((await page.getByRole('alert').count()) === 0 ? [] : ['tiles could not be loaded']),
  ]
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
} finally {
  await browser.close()
  await server.stop()
}

async function timed(name, work) {
  const start = performance.now()
  await work()
  figures.push([name, `${((performance.now() - start) / 1000).toFixed(1)} s`])
}

function countTiles({ width, height }, side) {
  let [across, down, tiles] = [width, height, 0]
  for (;;) {
    tiles += Math.ceil(across / side) * Math.ceil(down / side)
    if (across === 1 && down === 1) return tiles
    ;[across, down] = [Math.ceil(across / 2), Math.ceil(down / 2)]
  }
}
