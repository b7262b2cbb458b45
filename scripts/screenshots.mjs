import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import {
  chromiumFlags,
  logIn,
  prepareImage,
  preparePanorama,
  register,
  startDemoServer,
} from './browser/demo-server.mjs'
import { findChromium } from './find-chromium.mjs'
import { findNode, root, run, setUp } from './set-up.mjs'

// `pnpm screenshots`: every screenshot of the documents, from the real app with its demo pictures, compressed by our own command line.
setUp()
const { chromium } = createRequire(join(root, 'apps/web/package.json'))('playwright-core')
const folder = join(root, 'docs/screenshots')
const raw = join(root, '.cache/screenshots')
for (const path of [folder, raw]) mkdirSync(path, { recursive: true })

const server = await startDemoServer()
// The demo account is no admin, so this one is.
const operator = { username: 'operator', password: 'half dome 1927' }
await fetch(`${server.url}/api/v1/auth/register`, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(operator),
})
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags })
const sizes = { 1280: { width: 1280, height: 800 }, 390: { width: 390, height: 844 } }
const taken = []
/** Logs somebody in through the form. */
async function enter(page, { username, password }) {
  await page.goto(`${server.url}/sign-in`)
  await page.getByLabel('User name').fill(username)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await page.getByRole('heading', { name: 'Drop photographs here' }).waitFor()
}
try {
  for (const [size, viewport] of Object.entries(sizes)) {
    for (const colorScheme of ['light', 'dark']) {
      const context = await browser.newContext({
        viewport,
        colorScheme,
        deviceScaleFactor: 2,
        reducedMotion: 'reduce',
        isMobile: size === '390',
        hasTouch: size === '390',
      })
      const page = await context.newPage()
      const take = async (name) => {
        await page.waitForLoadState('networkidle').catch(() => {})
        await page.waitForTimeout(500) // pictures fade in
        await save(name)
      }
      const save = async (name) => {
        const path = join(raw, `${name}-${size}-${colorScheme}.png`)
        await page.screenshot({ path })
        taken.push(path)
      }
      /** The gallery whose images are on their way: an address of which the page brings nothing along. */
      const takeLoading = async () => {
        const held = []
        await page.route('**/trpc/**images.list**', (route) => held.push(route))
        await page.goto(`${server.url}/?sort=name`)
        await page.getByRole('button', { name: 'Upload', exact: true }).waitFor()
        await page.waitForTimeout(500)
        await save('gallery-loading')
        await Promise.all(held.map((route) => route.abort()))
        await page.unrouteAll({ behavior: 'ignoreErrors' })
      }
      await page.goto(`${server.url}/sign-in`)
      await take('sign-in')
      await logIn(page, server.url)
      await take('gallery')
      await takeLoading()
      const image = await prepareImage(page, server.url)
      const panorama = await preparePanorama(page, server.url)
      await page.goto(image)
      await page.getByRole('slider').first().waitFor()
      await take('image')
      await page.goto(panorama)
      await page.locator('[data-open]').waitFor()
      for (let press = 0; press < 4; press++) await page.keyboard.press('+')
      await take('viewer')
      await page.goto(`${panorama}?show=mosaic`)
      await page.getByRole('link', { name: 'Column 0, row 0', exact: true }).waitFor()
      await take('mosaic')
      await context.clearCookies()
      await enter(page, operator)
      for (const section of ['account', 'tokens', 'people', 'usage', 'jobs', 'uploads']) {
        await page.goto(`${server.url}/settings/${section}`)
        await page.getByRole('heading', { level: 2 }).first().waitFor()
        await take(`settings-${section}`)
      }
      await context.clearCookies()
      await register(page, server.url, `newcomer-${size}-${colorScheme}`)
      await take('gallery-empty')
      await context.close()
    }
  }
} finally {
  await browser.close()
  await server.stop()
}
const shown = taken.filter((path) =>
  /(gallery|image)-1280-|(image|viewer)-390-dark|(viewer|mosaic)-1280-dark/.test(path),
)
run(findNode(), [
  join(root, 'apps/cli/dist/main.js'),
  'compress',
  '--force',
  '--format',
  'webp',
  '--quality',
  '80',
  '--output',
  folder,
  ...shown,
])
console.log(`All ${taken.length} are in .cache/screenshots, those of the documents in docs/screenshots.`)
