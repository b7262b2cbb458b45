import { existsSync } from 'node:fs'
import axe from 'axe-core'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest'
import type { Server } from './server.ts'

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** One Chromium for a file of tests: the one the environment names, else Debian's, else Playwright's own. */
export function useBrowser(): () => Browser {
  let browser: Browser | undefined
  beforeAll(async () => {
    const named = process.env.TESSERA_CHROMIUM ?? '/usr/bin/chromium'
    browser = await chromium.launch({ args: flags, ...(existsSync(named) && { executablePath: named }) })
  })
  afterAll(() => browser?.close())
  return () => {
    if (!browser) throw new Error('The browser is not started yet')
    return browser
  }
}

/**
 * A person's browser, with its own cookies, that ends with the test. What the page complains of fails the test: an exception, or a
 * breach of its Content-Security-Policy.
 */
export async function openContext(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    ...options,
  })
  // For what happens as soon as it can: on a busy machine a second is nothing.
  context.setDefaultTimeout(90_000)
  const complaints: string[] = []
  context.on('weberror', (error) => complaints.push(String(error.error())))
  context.on('console', (message) => {
    // The browser itself reports every answer that is an error, and those are part of many tests.
    if (message.type() === 'error' && !/^Failed to load resource/.test(message.text()))
      complaints.push(message.text())
  })
  onTestFinished(async () => {
    await context.close()
    expect(complaints, 'what the page complained of').toEqual([])
  })
  return context
}

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const

/** Runs axe in the page. It is evaluated, not added as a script, which the page's policy rightly refuses. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source)
  const violations = await page.evaluate(async () => {
    const { axe: here } = globalThis as unknown as { axe: typeof axe }
    const { violations: found } = await here.run()
    return found.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ html, failureSummary }) => [html, failureSummary]),
    }))
  })
  expect(violations).toEqual([])
}

/** Registers a new person through the form. */
export async function register(
  page: Page,
  server: Server,
  username = `anna${Math.random().toString(36).slice(2, 8)}`,
) {
  await page.goto(`${server.url}/sign-in`)
  await page.getByRole('button', { name: 'Create an account' }).click()
  await page.getByLabel('User name').fill(username)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByRole('heading', { name: 'Drop photographs here' }).waitFor()
  return { username, password }
}

export const password = 'correct horse battery'

/** Chooses files the way a person does, through the browser's own dialog. */
export async function chooseFiles(
  page: Page,
  files: { name: string; mimeType: string; buffer: Buffer }[],
): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Upload', exact: true }).click(),
  ])
  await chooser.setFiles(files)
}
