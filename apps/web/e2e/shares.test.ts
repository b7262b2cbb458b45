import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { chooseFiles, expectAccessible, openContext, phone, register, useBrowser } from './browser.ts'
import { photograph } from './photographs.ts'
import { startServer } from './server.ts'

const browser = useBrowser()

/** Fills in the dialog that is open, and answers with the link. */
async function makeLink(page: Page, { title, password }: { title?: string; password?: string } = {}) {
  const form = page.getByRole('dialog', { name: /^Share/ })
  if (title) await form.getByLabel('Title').fill(title)
  if (password) await form.getByLabel('Password, if you like').fill(password)
  await form.getByRole('button', { name: 'Make the link' }).click()
  const ready = page.getByRole('dialog', { name: 'The link is ready' })
  return ready.getByLabel(/^Shows/).inputValue()
}

/** Uploads pictures of these names, and puts the tray away. */
async function upload(page: Page, names: readonly string[]) {
  await chooseFiles(
    page,
    names.map((name, seed) => photograph(name, { seed, width: 400 + seed * 100 })),
  )
  await page.getByText(`${names.length} image${names.length === 1 ? '' : 's'} uploaded`).waitFor()
  await page.getByRole('button', { name: 'Put the uploads away' }).click()
}

it('shares a selection behind a password, counts who looks, and takes it back', async () => {
  const server = await startServer()
  const context = await openContext(browser(), { permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  await register(page, server)
  await upload(page, ['one.png', 'two.png', 'three.png'])
  for (const name of ['one.png', 'two.png']) {
    await page.getByRole('link', { name }).hover()
    await page.getByRole('button', { name: `Select ${name}` }).click()
  }
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Share' }).click()
  const form = page.getByRole('dialog', { name: 'Share 2 images' })
  await form.getByLabel('Password, if you like').fill('abc')
  await form.getByRole('button', { name: 'Make the link' }).click()
  await form.getByText('This needs at least 4 characters').waitFor()
  const link = await makeLink(page, { title: 'By the sea', password: 'by the sea' })
  expect(link).toMatch(/\/s\/tsh_[\w-]{43}$/)
  await page.getByRole('button', { name: 'Copy' }).click()
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link)

  const stranger = await (await openContext(browser())).newPage()
  await stranger.goto(link)
  await stranger.getByLabel('Password').fill('by the lake')
  await stranger.getByRole('button', { name: 'Open' }).click()
  await stranger.getByText('The password is wrong').waitFor()
  await stranger.getByLabel('Password').fill('by the sea')
  await stranger.keyboard.press('Enter')
  await stranger.getByRole('heading', { name: 'By the sea' }).waitFor()
  await stranger.reload()
  const pictures = stranger.getByRole('region', { name: 'Images' }).getByRole('link')
  await expect.poll(() => pictures.count()).toBe(2)
  expect(await stranger.getByRole('button', { name: /^Select/ }).count()).toBe(0)

  await pictures.first().focus()
  await stranger.keyboard.press('Enter')
  const first = await stranger.getByRole('heading', { level: 1 }).textContent()
  await stranger.keyboard.press('ArrowRight')
  await stranger.getByText('2 of 2').waitFor()
  await expect.poll(() => stranger.getByRole('heading', { level: 1 }).textContent()).not.toBe(first)
  await stranger.keyboard.press('ArrowRight')
  await stranger.keyboard.press('ArrowLeft')
  await stranger.getByText('1 of 2').waitFor()
  const [download] = await Promise.all([stranger.waitForEvent('download'), stranger.keyboard.press('d')])
  expect(download.suggestedFilename()).toBe(first)
  await stranger.goBack()
  await stranger.getByRole('heading', { name: 'By the sea' }).waitFor()
  await pictures.nth(1).click()
  await stranger.keyboard.press('Escape')
  await stranger.getByRole('heading', { name: 'By the sea' }).waitFor()

  await page.goto(`${server.url}/shares`)
  const share = page.getByRole('list', { name: 'Shares' }).getByRole('listitem')
  await share.getByText('2 images').waitFor()
  expect(await share.textContent()).toContain('with a password')
  expect(await share.textContent()).toContain('1 view')
  await page.getByRole('button', { name: 'Revoke By the sea' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click()
  await page.getByRole('button', { name: 'Revoke By the sea' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click()
  await page.getByRole('heading', { name: 'Nothing is shared' }).waitFor()
  await stranger.reload()
  await stranger.getByRole('heading', { name: 'This link does not work any more' }).waitFor()
})

it('shares one image, and what was made of it, from its page: it stands alone', async () => {
  const server = await startServer()
  const page = await (await openContext(browser())).newPage()
  await register(page, server)
  await upload(page, ['one.png'])
  await page.getByRole('region', { name: 'Images' }).getByRole('link', { name: 'one.png' }).click()
  await page.getByRole('button', { name: 'Share the image' }).click()
  const link = await makeLink(page)
  const stranger = await (await openContext(browser())).newPage()
  await stranger.goto(link)
  await stranger.getByRole('heading', { name: 'one.png' }).waitFor()
  const picture = stranger.getByRole('img', { name: 'Picture of one.png' })
  await expect.poll(() => picture.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(400)
  expect(await stranger.getByRole('button', { name: 'Back to all pictures' }).count()).toBe(0)

  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Compress', exact: true }).click()
  await page.getByRole('button', { name: 'Share WebP, quality 80' }).click()
  await stranger.goto(await makeLink(page))
  await stranger.getByRole('heading', { name: 'one.webp' }).waitFor()
})

it('says that a link has expired, to somebody who is logged in as well', async () => {
  const server = await startServer()
  const page = await (await openContext(browser())).newPage()
  await register(page, server)
  await upload(page, ['one.png'])
  const link = await page.evaluate(async () => {
    const { images } = await (await fetch('/api/v1/images')).json()
    const body = JSON.stringify({ imageIds: [images[0].id], expiresInHours: 2 / 3600, password: 'secret' })
    const headers = { 'Content-Type': 'application/json' }
    return (await (await fetch('/api/v1/shares', { method: 'POST', headers, body })).json()).url as string
  })
  await page.goto(link)
  await expect
    .poll(
      async () => {
        await page.reload()
        await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' })
        return page.getByRole('heading', { name: 'This link has expired' }).count()
      },
      { timeout: 90_000 },
    )
    .toBe(1)
})

it.each(['light', 'dark'] as const)('has nothing for axe to find in the %s theme', async (colorScheme) => {
  const server = await startServer()
  const page = await (await openContext(browser(), { colorScheme })).newPage()
  await register(page, server)
  await page.goto(`${server.url}/shares`)
  await page.getByRole('heading', { name: 'Nothing is shared' }).waitFor()
  await expectAccessible(page)
  await page.goto(server.url)
  await upload(page, ['one.png', 'two.png'])
  for (const name of ['one.png', 'two.png']) {
    await page.getByRole('link', { name }).hover()
    await page.getByRole('button', { name: `Select ${name}` }).click()
  }
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Share' }).click()
  await expectAccessible(page)
  const link = await makeLink(page, { password: 'by the sea' })
  await expectAccessible(page)
  await page.goto(`${server.url}/shares`)
  await page.getByRole('button', { name: 'Revoke 2 images' }).click()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expectAccessible(page)

  const stranger = await (await openContext(browser(), { colorScheme })).newPage()
  await stranger.goto(link)
  await stranger.getByLabel('Password').waitFor()
  await expectAccessible(stranger)
  await stranger.getByLabel('Password').fill('by the sea')
  await stranger.keyboard.press('Enter')
  await stranger.getByRole('heading', { name: '2 images' }).waitFor()
  await expectAccessible(stranger)
  await stranger.getByRole('link').first().click()
  await stranger.getByText('1 of 2').waitFor()
  await expectAccessible(stranger)
  await stranger.goto(`${server.url}/s/tsh_nothing`)
  await stranger.getByRole('heading', { name: 'This link does not work any more' }).waitFor()
  await expectAccessible(stranger)
})

it('works on a phone: nothing sticks out, and targets are large enough', async () => {
  const server = await startServer()
  const page = await (await openContext(browser(), phone)).newPage()
  await register(page, server)
  await upload(page, ['one.png', 'two.png'])
  for (const name of ['one.png', 'two.png']) await page.getByRole('button', { name: `Select ${name}` }).tap()
  await expectFits(page)
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Share' }).tap()
  await expectFits(page)
  const link = await makeLink(page, { title: 'By the sea with everybody who could come this time' })
  await expectFits(page)
  await page.goto(`${server.url}/shares`)
  await page.getByRole('button', { name: /^Revoke/ }).waitFor()
  await expectFits(page)
  const stranger = await (await openContext(browser(), phone)).newPage()
  await stranger.goto(link)
  await stranger.getByRole('heading', { name: /^By the sea/ }).waitFor()
  await expectFits(stranger)
  await stranger.getByRole('region', { name: 'Images' }).getByRole('link').first().tap()
  await stranger.getByRole('link', { name: /^Download/ }).waitFor()
  await expectFits(stranger)
})

async function expectFits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('button:not([role=radio]), a, input:not([type=checkbox], [type=radio])')]
      .map((element) => ({
        html: element.outerHTML.slice(0, 120),
        ...element.getBoundingClientRect().toJSON(),
      }))
      .filter(({ width, height }) => width > 0 && (height < 43.5 || width < 43.5))
      .map(({ html, width, height }) => `${width} x ${height}: ${html}`),
  )
  expect(small).toEqual([])
}
