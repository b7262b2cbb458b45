import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { expect, it, onTestFinished } from 'vitest'
import { startSlowProxy } from '../../../packages/client/test/slow-proxy.ts'
import { expectAccessible, openContext, phone, register, useBrowser } from './browser.ts'
import { noise, photograph } from './photographs.ts'
import { startServer } from './server.ts'

const browser = useBrowser()
const size = 80_000_000

/** On disk, since a browser that is driven takes no more than 50 MB otherwise. */
async function writeFiles(files: Record<string, Buffer>): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-large-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const paths = Object.fromEntries(Object.keys(files).map((name) => [name, join(folder, name)]))
  for (const [name, bytes] of Object.entries(files)) await writeFile(paths[name] ?? '', bytes)
  return paths
}

async function choose(page: Page, button: Locator, path = ''): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()])
  await chooser.setFiles(path)
}

/** Waits until so many in a hundred have gone. */
async function expectPercent(tray: Locator, least: number): Promise<void> {
  const bar = tray.getByRole('progressbar', { name: /^Upload of/ })
  await expect
    .poll(async () => Number(await bar.getAttribute('aria-valuenow')), { timeout: 120_000 })
    .toBeGreaterThanOrEqual(least)
}

it('sends a large file that is paused, and outlives a reload of the page and a crash of the server', async () => {
  const server = await startServer()
  const proxy = await startSlowProxy(server.url, { bytesPerSecond: 12_000_000 })
  const page = await (await openContext(browser())).newPage()
  const offsets: number[] = []
  page.on('request', (request) => {
    if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']))
  })
  await register(page, { ...server, url: proxy.url })
  const bytes = noise(size)
  const paths = await writeFiles({ 'pano.tif': bytes, 'other.png': photograph('other.png').buffer })
  const tray = page.getByRole('region', { name: 'Uploads' })

  await choose(page, page.getByRole('button', { name: 'Upload', exact: true }), paths['pano.tif'])
  await expectPercent(tray, 8)
  await tray.getByText(/[KM]B\/s · .+ left/).waitFor()
  const pause = tray.getByRole('button', { name: 'Pause the upload of pano.tif' })
  await pause.focus()
  await page.keyboard.press('Space')
  await tray.getByText(/^Paused at \d+/).waitFor()
  await tray.getByRole('heading', { name: '1 paused' }).waitFor()
  await expectAccessible(page)
  const focused = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
  expect(focused).toBe('Resume the upload of pano.tif')
  await page.keyboard.press('Enter')
  await expectPercent(tray, 20)
  await expect.poll(() => offsets.length).toBeGreaterThan(1)
  // Asked for more than once where the server is still bringing to a slow disk what had come before the pause.
  const [begun, ...resumed] = offsets.splice(0)
  expect(begun).toBe(0)
  expect(Math.min(...resumed)).toBeGreaterThan(0)

  await page.reload()
  await tray.getByRole('heading', { name: '1 unfinished' }).waitFor()
  // Less than what the bar had shown: that counts what is still in the line.
  await tray.getByText(/^[1-9].* [KM]B of 76\.3 MB are there$/).waitFor()
  await expectAccessible(page)
  await server.restart()
  await page.reload()
  const again = tray.getByRole('button', { name: 'Choose the file again: pano.tif' })
  await choose(page, again, paths['other.png'])
  await tray.getByText('“other.png” is another file than the one that was begun.').waitFor()
  await choose(page, again, paths['pano.tif'])
  await expectPercent(tray, 20)
  // What was on its way to the disk when the server was killed may have to be sent again, what had arrived at the pause not.
  expect(Math.min(...offsets)).toBeGreaterThanOrEqual(Math.min(...resumed))
  proxy.release()
  await tray.getByText('1 image uploaded').waitFor({ timeout: 120_000 })

  const href = await tray.getByRole('link', { name: 'pano.tif' }).getAttribute('href')
  const { image } = await page.evaluate(async (path) => (await fetch(path)).json(), `/api/v1${href}`)
  expect(image).toMatchObject({ sha256: createHash('sha256').update(bytes).digest('hex'), name: 'pano.tif' })
  await page.reload()
  await page.getByText('1 of 10 images').waitFor()
  expect(await tray.count()).toBe(0)
}, 240_000)

it('gives a large upload up at the server, and its place is free again', async () => {
  const server = await startServer({ TESSERA_IMAGES_PER_USER: '1' })
  const proxy = await startSlowProxy(server.url, { bytesPerSecond: 8_000_000 })
  const page = await (await openContext(browser(), phone)).newPage()
  await register(page, { ...server, url: proxy.url })
  const paths = await writeFiles({ 'pano.tif': noise(size), 'small.png': photograph('small.png').buffer })
  const tray = page.getByRole('region', { name: 'Uploads' })
  const upload = page.getByRole('button', { name: 'Upload', exact: true })

  await choose(page, upload, paths['pano.tif'])
  await expectPercent(tray, 4)
  const small = await tray
    .getByRole('button')
    .evaluateAll((buttons) =>
      buttons
        .map((button) => button.getBoundingClientRect())
        .filter(({ width, height }) => width < 43.5 || height < 43.5),
    )
  expect(small).toEqual([])
  const givenUp = page.waitForResponse((response) => response.request().method() === 'DELETE')
  await tray.getByRole('button', { name: 'Cancel the upload of pano.tif' }).click()
  expect((await givenUp).status()).toBe(204)
  await choose(page, upload, paths['small.png'])
  await tray.getByText('1 image uploaded').waitFor()
}, 240_000)
