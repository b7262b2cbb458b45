import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { expectAccessible, openContext, password, phone, register, useBrowser } from './browser.ts'
import { type Server, startServer } from './server.ts'

const browser = useBrowser()
const next = 'staple horse correct'

async function openSettings(page: Page, section?: string): Promise<void> {
  await page.getByRole('button', { name: 'Account' }).click()
  await page.getByRole('menuitem', { name: 'Settings' }).click()
  await page.getByRole('heading', { name: 'Where you are logged in' }).waitFor()
  if (section !== undefined) await goTo(page, section)
}

const goTo = (page: Page, section: string) =>
  page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: section }).click()

async function logIn(page: Page, server: Server, username: string, secret = password): Promise<void> {
  await page.goto(`${server.url}/sign-in`)
  await page.getByLabel('User name').fill(username)
  await page.getByLabel('Password').fill(secret)
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await page.getByRole('heading', { name: 'Drop photographs here' }).waitFor()
}

it('changes the password, which asks in every other browser to log in again', async () => {
  const server = await startServer()
  const page = await (await openContext(browser())).newPage()
  const { username } = await register(page, server)
  const other = await (await openContext(browser())).newPage()
  await logIn(other, server, username)

  await openSettings(page)
  const browsers = page.getByRole('list', { name: 'Browsers' }).getByRole('listitem')
  await expect.poll(() => browsers.count()).toBe(2)
  expect(await browsers.filter({ hasText: 'This browser' }).textContent()).toContain('Chrome on Linux')
  await page.getByLabel('Current password').fill('not this one')
  await page.getByLabel('New password').fill(next)
  await page.getByRole('button', { name: 'Change password' }).click()
  await page.getByText('This is not your password').waitFor()
  await page.getByLabel('Current password').fill(password)
  await page.getByRole('button', { name: 'Change password' }).click()
  await page.getByText('Your password is changed.').waitFor()
  await expect.poll(() => page.getByLabel('New password').inputValue()).toBe('')
  await expect.poll(() => browsers.count()).toBe(1)

  // Its stream of events ends with the session, so the other browser need not be touched to know.
  const dialog = other.getByRole('dialog', { name: 'Log in again' })
  await dialog.waitFor()
  await dialog.getByLabel('Password').fill(next)
  await dialog.getByRole('button', { name: 'Log in' }).click()
  await dialog.waitFor({ state: 'detached' })

  await page.reload()
  await expect.poll(() => browsers.count()).toBe(2)
  await page.getByRole('button', { name: /^Log out Chrome on Linux/ }).click()
  await expect.poll(() => browsers.count()).toBe(1)
  await page.getByRole('button', { name: 'Log out everywhere' }).click()
  await page.getByRole('heading', { name: 'Log in' }).waitFor()
})

it('makes a token that is shown once, works, and is refused once revoked, by the keyboard alone', async () => {
  const server = await startServer()
  const context = await openContext(browser(), { permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  await register(page, server)
  await openSettings(page)
  await page.getByRole('link', { name: 'API tokens' }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Name').focus()
  await page.keyboard.type('backup script')
  await page.keyboard.press('Tab') // ends after
  await page.keyboard.press('Tab') // read
  await page.keyboard.press('Tab') // write
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const secret = page.getByRole('textbox', { name: 'Your new token' })
  const token = await secret.inputValue()
  expect(token).toMatch(/^tst_/)
  await page.getByRole('button', { name: 'Copy' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Token copied.').waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(token)
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  const me = () => fetch(`${server.url}/api/v1/me`, { headers })
  expect((await me()).status).toBe(200)
  const write = { method: 'POST', headers, body: JSON.stringify({ name: 'x', recipe: {} }) }
  expect((await fetch(`${server.url}/api/v1/presets`, write)).status).toBe(403)

  await page.getByRole('button', { name: 'Done' }).click()
  await secret.waitFor({ state: 'detached' })
  await page.reload()
  const tokens = page.getByRole('list', { name: 'Tokens' }).getByRole('listitem')
  await expect.poll(() => tokens.textContent()).toMatch(/backup script.*Read/)
  expect(await page.content()).not.toContain(token)
  await page.getByRole('button', { name: 'Revoke backup script' }).click()
  await page.getByRole('button', { name: 'Revoke the token' }).click()
  await page.getByText('There are none yet.').waitFor()
  expect((await me()).status).toBe(401)
})

it('deletes the account of who asks for it with the password, and nobody else’s', async () => {
  const server = await startServer()
  const admin = await (await openContext(browser())).newPage()
  const { username: first } = await register(admin, server)
  const page = await (await openContext(browser())).newPage()
  await register(page, server)
  await openSettings(page)
  // Who is no admin sees nothing of what is theirs, by its address neither.
  const seen = await page.getByRole('navigation', { name: 'Settings' }).getByRole('link').allTextContents()
  expect(seen).toContain('API tokens')
  for (const section of ['People', 'Usage', 'Jobs', 'Upload log']) expect(seen).not.toContain(section)
  await page.goto(`${server.url}/settings/people`)
  await page.getByText('There is nothing here').waitFor()

  await page.goto(`${server.url}/settings`)
  await page.getByRole('button', { name: 'Delete this account…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete this account' })
  await dialog.getByLabel('Password').fill('not this one')
  await dialog.getByRole('button', { name: 'Delete for good' }).click()
  await dialog.getByText('This is not your password').waitFor()
  await dialog.getByLabel('Password').fill(password)
  await dialog.getByRole('button', { name: 'Delete for good' }).click()
  await page.getByRole('heading', { name: 'Log in' }).waitFor()
  await openSettings(admin, 'People')
  await admin.getByText('1 account', { exact: true }).waitFor()
  await admin.getByRole('button', { name: `Edit ${first}` }).waitFor()
})

it.each(['light', 'dark'] as const)('has nothing for axe to find in settings, %s', async (colorScheme) => {
  const server = await startServer({ TESSERA_REGISTRATION: 'invite' })
  const page = await (await openContext(browser(), { colorScheme })).newPage()
  const { username } = await register(page, server)
  await openSettings(page)
  await expectAccessible(page)
  await goTo(page, 'API tokens')
  await page.getByLabel('Name').fill('backup script')
  await page.getByRole('button', { name: 'Make a token' }).click()
  await page.getByRole('textbox', { name: 'Your new token' }).waitFor()
  await expectAccessible(page)
  await goTo(page, 'People')
  await page.getByRole('button', { name: 'Make a link' }).click()
  await page.getByRole('textbox', { name: 'The invitation' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: `Edit ${username}` }).click()
  await page.getByLabel('Compressions per image').waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  for (const section of ['Usage', 'Jobs', 'Upload log']) {
    await goTo(page, section)
    await page.getByRole('heading', { name: section, exact: true }).waitFor()
    await expectAccessible(page)
  }
})

it('keeps settings within a phone, with targets that a finger hits', async () => {
  const server = await startServer()
  const page = await (await openContext(browser(), phone)).newPage()
  await register(page, server)
  await openSettings(page)
  for (const section of ['API tokens', 'People', 'Usage', 'Jobs', 'Upload log', 'Account']) {
    await goTo(page, section)
    await page.getByRole('heading', { level: 2 }).first().waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth), section).toBe(390)
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button, a, select, input:not([type=checkbox]), label:has(input)')]
        .map((element) => ({ html: element.outerHTML.slice(0, 120), box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.height < 43.5 || box.width < 43.5))
        .map(({ html, box }) => `${box.width} x ${box.height}: ${html}`),
    )
    expect(small, section).toEqual([])
  }
})
