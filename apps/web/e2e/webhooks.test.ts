import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { expectAccessible, openContext, register, useBrowser } from './browser.ts'
import { startServer } from './server.ts'

const browser = useBrowser()

it('webhooks are added, tested, read about and deleted in the app', async () => {
  const ids: unknown[] = []
  let isBroken = false
  const receiver = createServer((request, response) => {
    ids.push(request.headers['webhook-id'])
    request.resume()
    response.writeHead(isBroken || ids.length === 1 ? 500 : 204).end()
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void receiver.close())
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`

  const server = await startServer({
    TESSERA_WEBHOOK_NETWORKS: '127.0.0.0/8',
    TESSERA_WEBHOOK_RETRY_SECONDS: '1,1,1',
  })
  const page = await (await openContext(browser())).newPage()
  await register(page, server)
  await page.goto(`${server.url}/settings/webhooks`)
  await page.getByLabel('Address').fill('https://192.168.0.1/')
  await page.getByRole('button', { name: 'Add webhook' }).click()
  await page.getByText('This address is not a public one').waitFor()
  expect(await page.getByLabel('Address').inputValue()).toBe('https://192.168.0.1/')
  await page.getByLabel('Address').fill(url)
  await page.getByLabel('A job failed').uncheck()
  await page.getByRole('button', { name: 'Add webhook' }).click()
  await page.getByLabel('The secret').waitFor()
  expect(await page.getByLabel('The secret').inputValue()).toMatch(/^whsec_/)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Done' }).click()

  const webhook = page.getByRole('list', { name: 'Webhooks' }).getByRole('listitem').filter({ hasText: url })
  await webhook.getByRole('button', { name: 'Send a test' }).click()
  const messages = webhook.getByRole('list', { name: 'Messages' }).getByRole('listitem')
  await messages.filter({ hasText: 'tried 2 times' }).getByText('Delivered').waitFor()
  await messages.getByRole('button', { name: 'Send again: Test message' }).click()
  await messages.filter({ hasText: 'tried 3 times' }).getByText('Delivered').waitFor()
  expect(new Set(ids).size).toBe(1)
  await expectAccessible(page)

  expect(await webhook.getByText('Not getting through').count()).toBe(0)
  isBroken = true
  await webhook.getByRole('button', { name: 'Send a test' }).click()
  await webhook.getByText('Not getting through').waitFor()
  await expectAccessible(page)

  await webhook.getByRole('button', { name: 'Disable' }).click()
  await webhook.getByText('Disabled').waitFor()
  await webhook.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete the webhook' }).click()
  await webhook.waitFor({ state: 'detached' })
})
