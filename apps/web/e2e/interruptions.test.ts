import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { chooseFiles, openContext, password, register, useBrowser } from './browser.ts'
import { photograph } from './photographs.ts'
import { startServer } from './server.ts'

const browser = useBrowser()

it('shows in a second tab what happens in the first, over one stream', async () => {
  const server = await startServer()
  const context = await openContext(browser())
  let streams = 0
  context.on('request', (request) => {
    if (request.url().includes('/trpc/events.follow')) streams += 1
  })
  const first = await context.newPage()
  await register(first, server)
  const second = await context.newPage()
  await second.goto(server.url)
  await second.getByRole('heading', { name: 'Drop photographs here' }).waitFor()

  await chooseFiles(first, [photograph('one.png')])
  const inSecond = second.getByRole('region', { name: 'Images' }).getByRole('link', { name: 'one.png' })
  await inSecond.waitFor()
  await second.getByText('1 of 10 images').waitFor()

  await inSecond.click()
  await second.getByText('Nothing made yet').waitFor()
  await first.getByRole('region', { name: 'Images' }).getByRole('link', { name: 'one.png' }).click()
  await first.getByRole('button', { name: 'Compress', exact: true }).click()
  await second.getByRole('button', { name: 'WebP, quality 80', exact: true }).waitFor()
  expect(streams).toBe(1)

  // The tab that followed for both is closed: the other takes over.
  await first.close()
  await expect.poll(() => streams).toBe(2)
  await second.getByRole('radio', { name: 'JPEG', exact: true }).click()
  await second.getByRole('button', { name: 'Compress', exact: true }).click()
  await second.getByRole('button', { name: 'JPEG, quality 80', exact: true }).waitFor()
})

/** Holds the page's next stream of events back; `asked` resolves when the page has asked for it. */
async function holdStream(page: Page) {
  const [asked, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  await page.route('**/trpc/events.follow**', async (route) => {
    asked.resolve()
    await held.promise
    await route.continue()
  })
  return { asked: asked.promise, release: held.resolve }
}

/** Renames the only image past the page, as another program would. */
function renameElsewhere(page: Page, name: string): Promise<number> {
  return page.evaluate(async (to) => {
    const { images } = await (await fetch('/api/v1/images')).json()
    const headers = { 'Content-Type': 'application/json' }
    const body = JSON.stringify({ name: to })
    return (await fetch(`/api/v1/images/${images[0].id}`, { method: 'PATCH', headers, body })).status
  }, name)
}

it('shows what happens between its first answers and its stream of events, also when that is another tab’s before', async () => {
  const server = await startServer()
  const context = await openContext(browser())
  const first = await context.newPage()
  await register(first, server)
  await chooseFiles(first, [photograph('one.png')])
  await first.getByText('1 image uploaded').waitFor()

  const slow = await holdStream(first)
  const answered = first.waitForResponse((response) => response.url().includes('/trpc/images.list'))
  await first.reload()
  await Promise.all([slow.asked, answered.then((response) => response.finished())])
  const picture = (page: Page, name: string) =>
    page.getByRole('region', { name: 'Images' }).getByRole('link', { name })
  await picture(first, 'one.png').waitFor()
  expect(await renameElsewhere(first, 'two.png')).toBe(200)
  slow.release()
  await picture(first, 'two.png').waitFor()

  const second = await context.newPage()
  await second.goto(server.url)
  await picture(second, 'two.png').waitFor()
  const later = await holdStream(second)
  await first.close()
  await later.asked
  expect(await renameElsewhere(second, 'three.png')).toBe(200)
  later.release()
  await picture(second, 'three.png').waitFor()
})

it('leaves the pages of every tab when one logs out', async () => {
  const server = await startServer()
  const context = await openContext(browser())
  const first = await context.newPage()
  await register(first, server)
  const second = await context.newPage()
  await second.goto(server.url)
  await second.getByRole('heading', { name: 'Drop photographs here' }).waitFor()
  await first.getByRole('button', { name: 'Account' }).click()
  await first.getByRole('menuitem', { name: 'Log out' }).click()
  await second.getByRole('heading', { name: 'Log in' }).waitFor()
})

it('asks to log in again when the session has expired, and goes on with what was being done', async () => {
  const server = await startServer()
  const context = await openContext(browser())
  const page = await context.newPage()
  const { username } = await register(page, server)
  await chooseFiles(page, [photograph('one.png')])
  await page.getByRole('region', { name: 'Images' }).getByRole('link', { name: 'one.png' }).click()
  await page.getByLabel('Width').fill('200')
  // Held until the button is pressed: whatever else the page asks for, a preview perhaps, may say first that the session is over, and then a dialog
  // stands before the button.
  const pressed = Promise.withResolvers<void>()
  await page.route('**/*', async (route) => {
    await pressed.promise
    await route.continue()
  })
  await context.clearCookies()
  await page.getByRole('button', { name: 'Compress', exact: true }).click()
  pressed.resolve()
  const dialog = page.getByRole('dialog', { name: 'Log in again' })
  await dialog.waitFor()
  expect(await dialog.getByLabel('User name').inputValue()).toBe(username)
  await dialog.getByLabel('Password').fill('not this one')
  await dialog.getByRole('button', { name: 'Log in' }).click()
  await dialog.getByText('The user name or the password is wrong.').waitFor()
  await dialog.getByLabel('Password').fill(password)
  await dialog.getByRole('button', { name: 'Log in' }).click()
  await dialog.waitFor({ state: 'detached' })
  // The request that was refused was sent again: nobody pressed the button a second time.
  await page.getByRole('button', { name: 'WebP, quality 80, 200 px wide', exact: true }).waitFor()
  expect(await page.getByLabel('Width').inputValue()).toBe('200')
})

it('goes on with an upload after logging in again', async () => {
  const server = await startServer()
  const context = await openContext(browser())
  const page = await context.newPage()
  await register(page, server)
  // Opened before: whatever the page still asks for may say first that the session is over, and then a dialog stands before the button.
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Upload', exact: true }).click(),
  ])
  await context.clearCookies()
  await chooser.setFiles([photograph('one.png')])
  const dialog = page.getByRole('dialog', { name: 'Log in again' })
  await dialog.getByLabel('Password').fill(password)
  await dialog.getByRole('button', { name: 'Log in' }).click()
  await page.getByText('1 image uploaded').waitFor()
})

it('says quietly that the server is gone, keeps what was asked for, and goes on when it is back', async () => {
  const server = await startServer()
  const page = await (await openContext(browser())).newPage()
  await register(page, server)
  await chooseFiles(page, [photograph('one.png')])
  await page.getByText('1 image uploaded').waitFor()
  await page.getByRole('region', { name: 'Images' }).getByRole('link', { name: 'one.png' }).click()
  await page.getByText('Nothing made yet').waitFor()

  await server.kill()
  const banner = page.getByText('The server does not answer')
  await banner.waitFor()
  await page.getByRole('button', { name: 'Compress', exact: true }).click()
  await page.getByRole('button', { name: 'Rename' }).click()
  await page.getByRole('textbox', { name: 'Rename' }).fill('Named in the dark.png')
  await page.keyboard.press('Enter')

  await server.restart()
  await banner.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'WebP, quality 80', exact: true }).waitFor()
  await page.getByRole('heading', { name: 'Named in the dark.png' }).waitFor()
})

it('sends a file again when the server goes while it is on its way', async () => {
  const server = await startServer()
  const page = await (await openContext(browser())).newPage()
  await register(page, server)
  await server.kill()
  await chooseFiles(page, [photograph('one.png')])
  const tray = page.getByRole('region', { name: 'Uploads' })
  await tray.getByText('The connection is gone; trying again').waitFor()
  // What is sent has been shown before, from the file itself.
  expect(await tray.locator('img').getAttribute('src')).toMatch(/^blob:/)
  await server.restart()
  await tray.getByText('1 image uploaded').waitFor()
})

it('renews signed links before they end', async () => {
  const server = await startServer({ TESSERA_URL_TTL_SECONDS: '12' })
  const page = await (await openContext(browser())).newPage()
  await register(page, server)
  await chooseFiles(page, [photograph('one.png')])
  await page.getByRole('region', { name: 'Images' }).getByRole('link', { name: 'one.png' }).click()
  const download = page.getByRole('link', { name: 'Download the original' })
  const before = await download.getAttribute('href')
  await expect.poll(() => download.getAttribute('href'), { timeout: 90_000, interval: 500 }).not.toBe(before)
  const href = await download.getAttribute('href')
  expect((await fetch(new URL(href ?? '', server.url))).status).toBe(200)
})
