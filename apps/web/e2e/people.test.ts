import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { chooseFiles, openContext, password, register, useBrowser } from './browser.ts'
import { impostor, photograph } from './photographs.ts'
import { type Server, startServer } from './server.ts'

const browser = useBrowser()

async function openPeople(page: Page, server: Server): Promise<void> {
  await page.goto(`${server.url}/settings/people`)
  await page.getByRole('heading', { name: 'Invitations' }).waitFor()
}

/** Makes an invitation on the page of people; answers with its link. */
async function invite(page: Page, note: string): Promise<string> {
  await page.getByLabel('For whom').fill(note)
  await page.getByRole('button', { name: 'Make a link' }).click()
  const link = await page.getByRole('textbox', { name: 'The invitation' }).inputValue()
  await page.getByRole('button', { name: 'Done' }).click()
  return link
}

/** Registers on the page that a link leads to. */
async function accept(page: Page, link: string, username: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('User name').fill(username)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Create account' }).click()
}

it('lets people in by invitation only, and says what is wrong with one that is no good', async () => {
  const server = await startServer({ TESSERA_REGISTRATION: 'invite' })
  const admin = await (await openContext(browser())).newPage()
  await admin.goto(`${server.url}/register`)
  await admin.getByText('The first account becomes the admin of this server.').waitFor()
  const { username: first } = await register(admin, server)
  await openPeople(admin, server)
  const link = await invite(admin, 'Grace')

  const page = await (await openContext(browser())).newPage()
  await page.goto(server.url)
  await page.getByText('Ask whoever runs this server for an invitation.').waitFor()
  expect(await page.getByRole('button', { name: 'Create an account' }).count()).toBe(0)
  await accept(page, link, first)
  await page.getByText('This user name is taken.').waitFor()
  await page.getByLabel('User name').fill('grace')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByRole('heading', { name: 'Drop photographs here' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/')

  const late = await (await openContext(browser())).newPage()
  await accept(late, link, 'edith')
  await late.getByText('This invitation was used already.').waitFor()
  await admin.reload()
  const invitations = admin.getByRole('list', { name: 'Invitations' })
  await invitations.getByText('used by grace').waitFor()
  const withdrawn = await invite(admin, 'Barbara')
  await admin.getByRole('button', { name: 'Withdraw the invitation for Barbara' }).click()
  await invitations.getByText('Barbara').waitFor({ state: 'detached' })
  await accept(late, withdrawn, 'barbara')
  await late.getByText('There is no such invitation').waitFor()
})

it('gives an account other limits, disables it in all browsers at once, and deletes it', async () => {
  const server = await startServer()
  const admin = await (await openContext(browser())).newPage()
  const { username: first } = await register(admin, server)
  const page = await (await openContext(browser())).newPage()
  await register(page, server, 'grace')
  await openPeople(admin, server)
  const people = admin.getByRole('list', { name: 'People' }).getByRole('listitem')
  await expect.poll(() => people.count()).toBe(2)
  await admin.getByLabel('Find by name').fill('GRA')
  await expect.poll(() => people.count()).toBe(1)
  const edit = async () => {
    await admin.getByRole('button', { name: 'Edit grace' }).click()
    return admin.getByRole('dialog', { name: 'grace' })
  }

  let dialog = await edit()
  await dialog.getByLabel('Images').fill('some')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.getByText('A whole number').waitFor()
  await dialog.getByLabel('Images').fill('1')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'detached' })
  await people.getByText('0 of 1 images').waitFor()
  await chooseFiles(page, [photograph('one.png'), photograph('two.png', { seed: 2 })])
  await page.getByText('Your gallery is full').waitFor()

  dialog = await edit()
  await dialog.getByRole('button', { name: 'Disable' }).click()
  await dialog.waitFor({ state: 'detached' })
  await people.getByText('Disabled').waitFor()
  const again = page.getByRole('dialog', { name: 'Log in again' })
  await again.getByLabel('Password').fill(password)
  await again.getByRole('button', { name: 'Log in' }).click()
  await again.getByText('The user name or the password is wrong.').waitFor()

  dialog = await edit()
  await dialog.getByRole('button', { name: 'Enable' }).click()
  await dialog.waitFor({ state: 'detached' })
  await people.getByText('Disabled').waitFor({ state: 'detached' })
  await again.getByRole('button', { name: 'Log in' }).click()
  await again.waitFor({ state: 'detached' })
  await page.getByText('1 of 1 images').waitFor()

  dialog = await edit()
  await dialog.getByLabel('New password').fill('staple horse correct')
  await dialog.getByRole('button', { name: 'Set the password' }).click()
  await admin.getByText('grace has a new password').waitFor()
  await dialog.waitFor({ state: 'detached' })
  await again.waitFor()

  dialog = await edit()
  expect(await dialog.getByRole('button', { name: 'Delete for good' }).isDisabled()).toBe(true)
  await dialog.getByLabel('Delete the account').fill('grace')
  await dialog.getByRole('button', { name: 'Delete for good' }).click()
  await admin.getByText('grace and all of its images are deleted.').waitFor()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => people.count()).toBe(0)
  await admin.getByLabel('Find by name').fill('')
  await admin.getByText('1 account', { exact: true }).waitFor()

  await admin.getByRole('button', { name: `Edit ${first}` }).click()
  await admin.getByRole('button', { name: 'Disable' }).click()
  await admin.getByText('The last admin cannot be removed, disabled or made a member.').waitFor()
})

it('shows what came in, what was refused and why, and what was made, for everybody', async () => {
  const server = await startServer()
  const admin = await (await openContext(browser())).newPage()
  await register(admin, server)
  const page = await (await openContext(browser())).newPage()
  await register(page, server, 'grace')
  await chooseFiles(page, [photograph('one.png'), impostor('letter.png')])
  const link = page.getByRole('region', { name: 'Images' }).getByRole('link', { name: 'one.png' })
  await link.waitFor()
  await page.getByRole('button', { name: 'Put the uploads away' }).click()
  await link.click()
  await page.getByRole('button', { name: 'Compress', exact: true }).click()
  await page.getByRole('button', { name: 'WebP, quality 80', exact: true }).waitFor()

  await admin.goto(`${server.url}/settings/uploads`)
  const uploads = admin.getByRole('list', { name: 'Uploads' }).getByRole('listitem')
  await expect.poll(() => uploads.count()).toBe(2)
  await admin.getByLabel('Outcome').selectOption('Refused')
  await expect.poll(() => uploads.count()).toBe(1)
  expect(await uploads.textContent()).toMatch(/letter\.png.*Refused.*grace.*not an image/)
  await admin.getByRole('link', { name: 'Jobs' }).click()
  const jobs = admin.getByRole('list', { name: 'Jobs' }).getByRole('listitem')
  await jobs.filter({ hasText: 'Compression' }).getByText('grace').waitFor()
  await admin.getByLabel('Status').selectOption('Failed')
  await admin.getByText('There are none.').waitFor()
  await admin.getByRole('link', { name: 'Usage' }).click()
  await admin.getByText('Originals and outputs').waitFor()
  const figure = async (label: string) =>
    (await admin.getByRole('main').locator('dl').first().locator('div', { hasText: label }).textContent()) ??
    ''
  expect(await figure('Accounts')).toMatch(/^Accounts2$|^2Accounts$/)
  expect(await figure('Compressions')).toContain('1')
})
