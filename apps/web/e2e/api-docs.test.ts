import { expect, it } from 'vitest'
import { openContext, password, phone, register, useBrowser } from './browser.ts'
import { photograph } from './photographs.ts'
import { startServer } from './server.ts'

const browser = useBrowser()

it('lets who is logged in try the API, on a page that loads nothing from elsewhere', async () => {
  const server = await startServer()
  const context = await openContext(browser())
  const page = await context.newPage()
  const { username } = await register(page, server)
  const outside: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(`${server.url}/`)) outside.push(request.url())
  })
  await page.goto(`${server.url}/api`)
  expect(page.url()).toBe(`${server.url}/api/docs`)
  await page.getByRole('heading', { name: 'Tessera' }).waitFor()

  const me = page.locator('#operations-account-getMe')
  await me.locator('.opblock-summary').first().click()
  await me.getByRole('button', { name: 'Try it out' }).click()
  await me.getByRole('button', { name: 'Execute' }).click()
  const answer = me.locator('.live-responses-table')
  await answer.getByText(`"username": "${username}"`).waitFor()
  await answer.getByText('ratelimit-remaining:').waitFor()

  // A write, which a page elsewhere could not have sent.
  const token = page.locator('#operations-tokens-postTokens')
  await token.locator('.opblock-summary').first().click()
  await token.getByRole('button', { name: 'Try it out' }).click()
  await token.getByRole('button', { name: 'Execute' }).click()
  await token.locator('.live-responses-table').getByText('"token": "tst_').waitFor()

  const upload = page.locator('#operations-images-uploadImages')
  await upload.locator('.opblock-summary').first().click()
  await upload.getByRole('button', { name: 'Try it out' }).click()
  await upload.locator('input[type=file]').setInputFiles(photograph('from the page.png'))
  await upload.getByRole('button', { name: 'Execute' }).click()
  await upload.locator('.live-responses-table').getByText('"name": "from the page.png"').waitFor()
  expect(outside).toEqual([])
})

it('works for a stranger with a token, in the dark, on a phone', async () => {
  const server = await startServer()
  const credentials = { username: 'ansel', password }
  const post = async (path: string) =>
    (
      await fetch(`${server.url}/api/v1/auth/${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(credentials),
      })
    ).json()
  await post('register')
  const { token } = (await post('token')) as { token: string }
  const context = await openContext(browser(), { ...phone, colorScheme: 'dark' })
  const page = await context.newPage()
  await page.goto(`${server.url}/api/docs`)
  await page.getByRole('button', { name: 'Authorize' }).click()
  await page.getByLabel('auth-bearer-value').fill(token)
  await page.getByRole('button', { name: 'Apply credentials' }).first().click()
  await page.getByRole('button', { name: 'Close' }).last().click()
  const me = page.locator('#operations-account-getMe')
  await me.locator('.opblock-summary').first().click()
  await me.getByRole('button', { name: 'Try it out' }).click()
  await me.getByRole('button', { name: 'Execute' }).click()
  await me.locator('.live-responses-table').getByText('"username": "ansel"').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(28, 28, 28)')
})
