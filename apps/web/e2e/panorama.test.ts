import { once } from 'node:events'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it, onTestFinished, vi } from 'vitest'
import { chooseFiles, expectAccessible, openContext, phone, register, useBrowser } from './browser.ts'
import { photograph } from './photographs.ts'
import { type Server, startServer } from './server.ts'

// Each cuts a picture of 8 megapixels into tiles, and looks at it: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 240_000 })
const browser = useBrowser()

/** Uploads a picture of many tiles, and opens its page. */
async function openPanorama(page: Page, server: Server, size = { width: 4000, height: 2000 }): Promise<void> {
  await register(page, server)
  await chooseFiles(page, [photograph('coast.png', size)])
  await page.getByText('1 image uploaded').waitFor({ timeout: 120_000 })
  await page.getByRole('button', { name: 'Put the uploads away' }).click()
  await page.getByRole('region', { name: 'Images' }).getByRole('link', { name: 'coast.png' }).click()
  await page.getByRole('button', { name: 'Make tiles…' }).waitFor()
}

async function makeTiles(
  page: Page,
  fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void>,
): Promise<void> {
  await page.getByRole('button', { name: 'Make tiles…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Tiles' })
  await fill(dialog)
  await dialog.getByRole('button', { name: 'Make tiles' }).click()
  await dialog.waitFor({ state: 'detached' })
}

const stageOf = (page: Page) => page.locator('[data-open]')
/** OpenSeadragon's own events: it has opened, and so many tiles have been loaded. */
async function tilesLoaded(page: Page): Promise<number> {
  await stageOf(page).waitFor()
  return Number((await stageOf(page).getAttribute('data-tiles-loaded')) ?? 0)
}
const percent = async (page: Page) =>
  Number.parseFloat((await page.locator('[data-zoom]').textContent()) ?? '')

/** The zoom once it has come to rest. */
async function restingPercent(page: Page): Promise<number> {
  let last = Number.NaN
  const isResting = async () => {
    const before = last
    last = await percent(page)
    return last === before
  }
  await expect.poll(isResting, { interval: 1000 }).toBe(true)
  return last
}

it('cuts a panorama into a pyramid and zooms into it by keys, wheel and mini-map, at an address that can be sent', async () => {
  const server = await startServer()
  const page = await (await openContext(browser())).newPage()
  await openPanorama(page, server)
  await makeTiles(page, async (dialog) => {
    await dialog.getByText('16 × 8 tiles, 13 levels').waitFor()
    await dialog.getByRole('textbox', { name: 'Tile size' }).fill('63')
    await dialog.getByText('A whole number from 64 to 1024').waitFor()
    await dialog.getByRole('textbox', { name: 'Tile size' }).fill('256')
    await dialog.getByText('16 × 8 tiles, 13 levels').waitFor()
    await expectAccessible(page)
  })
  await page
    .getByRole('link', { name: 'View Deep zoom, 256 px JPEG, quality 80' })
    .click({ timeout: 120_000 })
  await expect.poll(() => tilesLoaded(page)).toBeGreaterThan(3)
  const whole = await percent(page)
  expect(whole).toBeLessThan(40)
  await page.keyboard.press('f')
  await page.getByRole('button', { name: 'Leave the full screen' }).waitFor()
  await page.keyboard.press('f')
  await page.getByRole('button', { name: 'Fill the screen' }).waitFor()

  for (let press = 0; press < 5; press += 1) await page.keyboard.press('+')
  await expect.poll(() => percent(page)).toBeGreaterThan(whole * 4)
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => new URL(page.url()).hash).toMatch(/^#at=\d+,\d+,[\d.]+$/)
  await page.mouse.move(640, 400)
  await page.mouse.wheel(0, -300)
  await expect.poll(() => percent(page)).toBeGreaterThan(whole * 5)
  const map = page.locator('[data-mini-map]')
  const box = await map.boundingBox()
  if (!box) throw new Error('the mini-map is not in sight')
  await page.mouse.click(box.x + box.width * 0.8, box.y + box.height * 0.7)
  await page.getByText(/^tile 1[123], [56]$/).waitFor()
  await expectAccessible(page)

  // The same view for whoever opens the address.
  await expect.poll(() => Number(/at=(\d+)/.exec(page.url())?.[1])).toBeGreaterThan(3000)
  const zoomed = await restingPercent(page)
  const address = page.url()
  await page.goto('about:blank')
  await page.goto(address)
  await expect.poll(() => tilesLoaded(page)).toBeGreaterThan(3)
  await expect.poll(() => percent(page)).toBe(zoomed)
  await page.getByText(/^tile 1[123], [56]$/).waitFor()
  await page.locator('section[data-bench]').focus()
  await page.keyboard.press('0')
  await expect.poll(() => percent(page)).toBe(whole)

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download all tiles as a zip' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/\.zip$/)
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { name: 'Recipe' }).waitFor()
})

it('shows a flat grid as a mosaic whose tiles are only there while they are in sight', async () => {
  const server = await startServer()
  const page = await (await openContext(browser())).newPage()
  await openPanorama(page, server)
  await makeTiles(page, async (dialog) => {
    await dialog.getByRole('radio', { name: 'Flat grid' }).click()
    await dialog.getByRole('textbox', { name: 'Tile size' }).fill('64')
    await dialog.getByText('63 × 32 tiles').waitFor()
  })
  await page.getByRole('link', { name: /^Mosaic of Flat grid/ }).click({ timeout: 120_000 })
  const tiles = page.getByRole('link', { name: /^Column/ })
  await tiles.first().waitFor()
  expect(await tiles.count()).toBeLessThan(600)
  await page.getByRole('link', { name: 'Column 3, row 2', exact: true }).hover()
  await page.getByText('column 3, row 2 · 64 × 64').waitFor()
  await page.getByRole('link', { name: 'Column 0, row 0', exact: true }).focus()
  await page.keyboard.press('End')
  await page.getByText('column 62, row 0 · 32 × 64').waitFor()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    'Column 62, row 0',
  )
  await expect
    .poll(() =>
      page.locator('[data-tile="62,0"] img').evaluate((image: HTMLImageElement) => image.naturalWidth),
    )
    .toBe(32)
  await expectAccessible(page)
  const tile = await page.locator('[data-tile="62,0"]').getAttribute('href')
  expect(tile).toMatch(/\/image_files\/0\/62_0\.jpeg$/)
  expect((await fetch(new URL(tile ?? '', server.url))).headers.get('content-type')).toBe('image/jpeg')

  // In the viewer a grid without smaller levels starts as the small rendition; its tiles come when few are in sight.
  await page.getByRole('button', { name: 'Zoom', exact: true }).click()
  await page.getByText('Zoom in for tiles').waitFor()
  expect(await tilesLoaded(page)).toBe(0)
  for (let press = 0; press < 6; press += 1) await page.keyboard.press('+')
  await expect.poll(() => tilesLoaded(page)).toBeGreaterThan(10)
})

it('goes on under renewed links without losing the view', async () => {
  const server = await startServer({ TESSERA_URL_TTL_SECONDS: '40' })
  const page = await (await openContext(browser())).newPage()
  await openPanorama(page, server, { width: 1600, height: 1200 })
  await makeTiles(page, async () => {})
  await page.getByRole('link', { name: /^View Deep zoom/ }).click({ timeout: 120_000 })
  await expect.poll(() => tilesLoaded(page)).toBeGreaterThan(1)
  const tokens = new Set<string>()
  page.on('request', (request) => {
    const token = /\/files\/([^/]+)\/image_files/.exec(request.url())?.[1]
    if (token) tokens.add(token)
  })
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('+')
  await expect.poll(() => tokens.size).toBeGreaterThan(0)
  const zoomed = await restingPercent(page)
  const zip = page.getByRole('link', { name: 'Download all tiles as a zip' })
  const before = await zip.getAttribute('href')
  await expect.poll(() => zip.getAttribute('href'), { timeout: 120_000, interval: 500 }).not.toBe(before)
  expect(await percent(page)).toBe(zoomed)
  const known = new Set(tokens)
  for (let press = 0; press < 10; press += 1) await page.keyboard.press('ArrowRight')
  await expect.poll(() => [...tokens].filter((token) => !known.has(token)).length).toBeGreaterThan(0)
  expect(await page.getByRole('alert').count()).toBe(0)
})

it('says that tiles are missing when the server is gone, and gets them when it is back', async () => {
  const server = await startServer()
  const page = await (await openContext(browser())).newPage()
  await openPanorama(page, server, { width: 2000, height: 1000 })
  await makeTiles(page, async () => {})
  await page.getByRole('link', { name: /^View Deep zoom/ }).click({ timeout: 120_000 })
  await expect.poll(() => tilesLoaded(page)).toBeGreaterThan(3)
  await server.kill()
  for (let press = 0; press < 5; press += 1) await page.keyboard.press('+')
  await page.getByRole('alert').getByText('Some tiles could not be loaded').waitFor()
  const before = await tilesLoaded(page)
  await server.restart()
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('alert').waitFor({ state: 'detached' })
  await expect.poll(() => tilesLoaded(page)).toBeGreaterThan(before)
})

it('says that a file of tiles is damaged, in both views, shows none of it wrong, and all of it once it is put back', async () => {
  const server = await startServer()
  const page = await (await openContext(browser())).newPage()
  await openPanorama(page, server, { width: 2000, height: 1000 })
  await makeTiles(page, async (dialog) => {
    await dialog.getByRole('radio', { name: 'Flat grid' }).click()
  })
  const mosaic = page.getByRole('link', { name: /^Mosaic of Flat grid/ })
  await mosaic.waitFor({ timeout: 120_000 })
  const archive = await archiveOf(server)
  const whole = await readFile(archive)
  const damaged = Buffer.from(whole)
  // Some bits here and there among the tiles: the archive itself can still be opened.
  for (let at = 500; at < damaged.length / 2; at += 20_000) damaged[at] = (damaged[at] ?? 0) ^ 0x10
  await writeFile(archive, damaged)

  const said = page.getByRole('alert').getByText('their file on the server is damaged')
  const missing = page.getByRole('link', { name: /^Column \d, row \d, could not be loaded$/ })
  await mosaic.click()
  await said.waitFor()
  // All of them have been asked for when every one has an image or has none.
  await expect.poll(async () => (await loadedImages(page)) + (await missing.count())).toBe(32)
  const count = await missing.count()
  expect(count).toBeGreaterThan(0)
  expect(count).toBeLessThan(32)
  expect(await missing.locator('img').count()).toBe(0)
  await expectAccessible(page)
  // Still damaged: asked for again, and said again.
  await Promise.all([
    page.waitForResponse((response) => response.status() === 503),
    page.getByRole('button', { name: 'Try again' }).click(),
  ])
  await said.waitFor()
  await expect.poll(() => missing.count()).toBe(count)

  await page.getByRole('button', { name: 'Zoom', exact: true }).click()
  await said.waitFor()
  await expectAccessible(page)
  const before = await tilesLoaded(page)
  await writeFile(archive, whole)
  await page.getByRole('button', { name: 'Try again' }).click()
  await said.waitFor({ state: 'detached' })
  await expect.poll(() => tilesLoaded(page)).toBeGreaterThanOrEqual(before + count)
  await page.getByRole('button', { name: 'Mosaic' }).click()
  await page.getByRole('link', { name: 'Column 7, row 3', exact: true }).waitFor()
  await expect.poll(() => loadedImages(page)).toBe(32)
  expect(await page.getByRole('alert').count()).toBe(0)
})

it('keeps as many as an image may have, cancels, makes again and deletes with a way back', async () => {
  const server = await startServer({ TESSERA_TILINGS_PER_IMAGE: '1' })
  const page = await (await openContext(browser())).newPage()
  await openPanorama(page, server)
  // PNG of many small tiles takes long enough to be cancelled.
  await makeTiles(page, async (dialog) => {
    await dialog.getByRole('textbox', { name: 'Tile size' }).fill('64')
    await dialog.getByRole('radio', { name: 'PNG' }).click()
  })
  await page.getByRole('progressbar', { name: 'Deep zoom, 64 px PNG' }).waitFor()
  await page.getByRole('button', { name: 'Cancel Deep zoom, 64 px PNG' }).click()
  await page.getByText('This was cancelled before it was done.').waitFor()
  await page.getByRole('button', { name: 'Try Deep zoom, 64 px PNG again' }).click()
  await page.getByRole('link', { name: 'View Deep zoom, 64 px PNG' }).waitFor({ timeout: 120_000 })

  await page.getByRole('button', { name: 'Make tiles…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Tiles' })
  await dialog.getByRole('textbox', { name: 'Tile size' }).fill('256')
  await dialog.getByText('16 × 8 tiles, 13 levels').waitFor()
  await dialog.getByRole('button', { name: 'Make tiles' }).click()
  await dialog.getByText('An image keeps one tiling at most.').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Delete Deep zoom, 64 px PNG' }).click()
  await page.getByText('Cut into tiles, an image').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('link', { name: 'View Deep zoom, 64 px PNG' }).waitFor()
})

it('fits a phone, in both views', async () => {
  const server = await startServer()
  const page = await (await openContext(browser(), phone)).newPage()
  await openPanorama(page, server, { width: 2000, height: 1000 })
  await makeTiles(page, async () => {})
  await page.getByRole('link', { name: /^View Deep zoom/ }).tap({ timeout: 120_000 })
  await expect.poll(() => tilesLoaded(page)).toBeGreaterThan(1)
  await page.getByRole('button', { name: 'Zoom in' }).tap()
  for (const view of ['viewer', 'mosaic']) {
    expect(await page.evaluate(() => document.documentElement.scrollWidth), view).toBe(390)
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button, select, header a')]
        .map((element) => ({ html: element.outerHTML.slice(0, 120), box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.height < 43.5 || box.width < 43.5))
        .map(({ html, box }) => `${box.width} x ${box.height}: ${html}`),
    )
    expect(small, view).toEqual([])
    await expectAccessible(page)
    if (view === 'viewer') await page.getByRole('button', { name: 'Mosaic' }).tap()
    await page
      .getByRole('link', { name: 'Column 0, row 0', exact: true })
      .waitFor({ state: view === 'viewer' ? 'visible' : 'attached' })
  }
})

it('shares a panorama, also within a page of another site, and nothing else there', async () => {
  const server = await startServer()
  const page = await (await openContext(browser())).newPage()
  await openPanorama(page, server, { width: 1600, height: 1200 })
  await makeTiles(page, async () => {})
  await page.getByRole('button', { name: /^Share Deep zoom/ }).click({ timeout: 120_000 })
  await page.getByRole('button', { name: 'Make the link' }).click()
  const link = await page.getByLabel(/^Shows/).inputValue()
  const snippet = await page.getByLabel('For a page of your own').inputValue()
  await expectAccessible(page)

  const stranger = await (await openContext(browser())).newPage()
  await stranger.goto(link)
  await stranger.getByRole('heading', { name: 'coast.png' }).waitFor()
  await expect.poll(() => tilesLoaded(stranger)).toBeGreaterThan(1)
  await expectAccessible(stranger)
  await stranger.getByRole('button', { name: 'Mosaic' }).click()
  await stranger.getByRole('link', { name: 'Column 0, row 0', exact: true }).waitFor()

  // 127.0.0.1 and localhost are two sites to a browser.
  const site = await startSite(`<!doctype html><title>Elsewhere</title>${snippet}`)
  await stranger.goto(site)
  const frame = stranger.frameLocator('iframe')
  await frame.locator('[data-open]').waitFor()
  await expect
    .poll(async () => Number(await frame.locator('[data-open]').getAttribute('data-tiles-loaded')))
    .toBeGreaterThan(1)
  for (const [path, framedBy] of [
    ['/embed/any', '*'],
    ['/s/any', "'none'"],
    ['/', "'none'"],
  ] as const) {
    const { headers } = await fetch(server.url + path, { headers: { Accept: 'text/html' } })
    expect(headers.get('content-security-policy')).toContain(`frame-ancestors ${framedBy}`)
    expect(headers.get('x-frame-options')).toBe(framedBy === '*' ? null : 'DENY')
  }
})

/** The one archive of tiles that a server has. */
async function archiveOf({ folder }: Server): Promise<string> {
  const blobs = join(folder, 'blobs')
  const [archive] = (await readdir(blobs, { recursive: true })).filter((name) => name.endsWith('.zip'))
  return join(blobs, archive ?? '')
}

const loadedImages = (page: Page) =>
  page.locator('[data-tile] img').evaluateAll((images) => {
    return images.filter((image) => (image as HTMLImageElement).naturalWidth > 0).length
  })

/** A web site that is not this server: one page, under another name. */
async function startSite(html: string): Promise<string> {
  const site = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(html)
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void site.close())
  await once(site, 'listening')
  const { port } = site.address() as AddressInfo
  return `http://localhost:${port}/`
}
