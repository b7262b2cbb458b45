import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { chooseFiles, expectAccessible, openContext, phone, register, useBrowser } from './browser.ts'
import { photograph } from './photographs.ts'
import { startServer } from './server.ts'

const browser = useBrowser()

it('can be used from the keyboard alone', async () => {
  const server = await startServer()
  const page = await (await openContext(browser())).newPage()
  await register(page, server)
  await chooseFiles(
    page,
    [1, 2, 3].map((seed) => photograph(`${seed}.png`, { seed })),
  )
  await page.getByText('3 images uploaded').waitFor()
  await page.getByRole('button', { name: 'Put the uploads away' }).click()
  const images = page.getByRole('region', { name: 'Images' })
  await expect.poll(() => images.getByRole('link').count()).toBe(3)

  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keys' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'detached' })

  await page.keyboard.press('/')
  await expect
    .poll(() => page.getByRole('searchbox').evaluate((element) => element === document.activeElement))
    .toBe(true)
  await page.keyboard.press('Escape')

  await images.getByRole('link').first().focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Space')
  await page.getByText('1 selected').waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('1 selected').waitFor({ state: 'detached' })
  const name = await page.evaluate(() => document.activeElement?.querySelector('img')?.alt)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: name ?? 'a name' }).waitFor()
  await page.keyboard.press('c')
  await page.getByRole('button', { name: 'WebP, quality 80', exact: true }).waitFor()
  await page.keyboard.press('Escape')
  await images.waitFor()
})

it('goes from image to image and back to what was searched for, and downloads several as one zip', async () => {
  const server = await startServer()
  const page = await (await openContext(browser())).newPage()
  await register(page, server)
  await chooseFiles(
    page,
    ['sea 1.png', 'wood.png', 'sea 2.png', 'sea 3.png'].map((name, seed) => photograph(name, { seed })),
  )
  await page.getByText('4 images uploaded').waitFor()
  await page.getByRole('button', { name: 'Put the uploads away' }).click()
  const images = page.getByRole('region', { name: 'Images' })
  await page.goto(`${server.url}/?search=sea&sort=name`)
  await expect.poll(() => images.getByRole('link').count()).toBe(3)
  await images.getByRole('link', { name: 'sea 1.png' }).click()
  await page.getByRole('heading', { name: 'sea 1.png' }).waitFor()
  expect(await page.getByRole('link', { name: /^Image before/ }).count()).toBe(0)
  await page.getByRole('link', { name: 'Next image: sea 2.png' }).click()
  await page.getByRole('heading', { name: 'sea 2.png' }).waitFor()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('heading', { name: 'sea 3.png' }).waitFor()
  await page.getByRole('link', { name: 'Image before: sea 2.png' }).waitFor()
  expect(await page.getByRole('link', { name: /^Next image/ }).count()).toBe(0)
  await page.keyboard.press('ArrowLeft')
  await page.getByRole('heading', { name: 'sea 2.png' }).waitFor()
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Back to the gallery' }).click()
  await expect.poll(() => images.getByRole('link').count()).toBe(3)
  expect(new URL(page.url()).search).toBe('?search=sea&sort=name')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.querySelector('img')?.alt))
    .toBe('sea 2.png')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+Space')
  await page.getByText('2 selected').waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Download' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/\.zip$/)
  const zip = await readFile(await download.path())
  expect(['sea 2.png', 'sea 3.png'].filter((name) => zip.includes(name))).toHaveLength(2)
  expect(zip.includes('sea 1.png')).toBe(false)
})

it('takes files that are dropped and pasted', async () => {
  const server = await startServer()
  const page = await (await openContext(browser())).newPage()
  await register(page, server)
  const give = (kind: 'drop' | 'paste', { name, mimeType, buffer }: ReturnType<typeof photograph>) =>
    page.evaluate(
      ([type, fileName, mime, base64]) => {
        const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
        const data = new DataTransfer()
        data.items.add(new File([bytes], fileName, { type: mime }))
        const options = { bubbles: true, cancelable: true }
        document.body.dispatchEvent(
          type === 'drop'
            ? new DragEvent('drop', { ...options, dataTransfer: data })
            : new ClipboardEvent('paste', { ...options, clipboardData: data }),
        )
      },
      [kind, name, mimeType, buffer.toString('base64')] as const,
    )
  await give('drop', photograph('dropped.png', { width: 60, height: 40 }))
  await page.getByText('1 image uploaded').waitFor()
  await give('paste', photograph('pasted.png', { width: 60, height: 40, seed: 2 }))
  await page.getByText('2 images uploaded').waitFor()
})

it('refuses a recipe beside the field that is wrong, and keeps what was typed', async () => {
  const server = await startServer({ TESSERA_COMPRESSIONS_PER_IMAGE: '1' })
  const page = await (await openContext(browser())).newPage()
  await register(page, server)
  await chooseFiles(page, [photograph('one.png')])
  await page.getByText('1 image uploaded').waitFor()
  await page.getByRole('button', { name: 'Put the uploads away' }).click()
  await page.getByRole('region', { name: 'Images' }).getByRole('link', { name: 'one.png' }).click()
  await page.getByLabel('Width').fill('wide')
  await page.getByRole('button', { name: 'Compress', exact: true }).click()
  await page.getByText('A whole number from 1 to 65535').waitFor()
  expect(await page.getByLabel('Width').inputValue()).toBe('wide')
  await page.getByLabel('Width').fill('90')
  await page.getByRole('button', { name: 'Compress', exact: true }).click()
  await page.getByRole('button', { name: 'WebP, quality 80, 90 px wide', exact: true }).waitFor()

  await page.getByLabel('Width').fill('91')
  await page.getByRole('button', { name: 'Compress', exact: true }).click()
  await page.getByText('An image keeps one compression at most.').waitFor()

  await page.getByRole('button', { name: /^Delete WebP/ }).click()
  await page.getByText('Nothing made yet').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'WebP, quality 80, 90 px wide', exact: true }).waitFor()
})

it('works on a phone: nothing sticks out, targets are large enough, the recipe comes from below', async () => {
  const server = await startServer()
  const page = await (await openContext(browser(), phone)).newPage()
  await register(page, server)
  await chooseFiles(page, [photograph('one.png')])
  await page.getByText('1 image uploaded').waitFor()
  await page.getByRole('button', { name: 'Put the uploads away' }).click()
  await page.getByRole('region', { name: 'Images' }).getByRole('link', { name: 'one.png' }).tap()
  await page.getByRole('button', { name: 'Choose a recipe' }).tap()
  const sheet = page.getByRole('dialog', { name: 'Recipe' })
  await sheet.getByRole('radio', { name: 'JPEG', exact: true }).tap()
  await sheet.getByRole('button', { name: 'Compress', exact: true }).tap()
  await page.getByRole('button', { name: 'JPEG, quality 80', exact: true }).waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('button, a, input:not([type=checkbox]), [role=slider]')]
      .map((element) => ({
        html: element.outerHTML.slice(0, 120),
        ...element.getBoundingClientRect().toJSON(),
      }))
      .filter(({ width, height }) => width > 0 && (height < 43.5 || width < 43.5))
      .map(({ html, width, height }) => `${width} x ${height}: ${html}`),
  )
  expect(small).toEqual([])
})

it.each(['light', 'dark'] as const)('has nothing for axe to find in the %s theme', async (colorScheme) => {
  const server = await startServer()
  const page = await (await openContext(browser(), { colorScheme })).newPage()
  await page.goto(server.url)
  await page.getByRole('heading', { name: 'Log in' }).waitFor()
  await expectAccessible(page)
  await register(page, server)
  await expectAccessible(page)
  await chooseFiles(page, [photograph('one.png'), photograph('two.png', { seed: 4 })])
  await page.getByText('2 images uploaded').waitFor()
  const images = page.getByRole('region', { name: 'Images' })
  await images.getByRole('link', { name: 'one.png' }).hover()
  await page.getByRole('button', { name: 'Select one.png' }).click()
  await expectAccessible(page)
  await page.keyboard.press('?')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  // While some are selected, a click selects.
  await page.keyboard.press('Escape')
  await page.getByText('1 selected').waitFor({ state: 'detached' })
  await images.getByRole('link', { name: 'one.png' }).click()
  await page.getByRole('button', { name: 'Compress', exact: true }).click()
  await page.getByRole('button', { name: 'WebP, quality 80', exact: true }).waitFor()
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'Choose a recipe' }).click()
  await expectAccessible(page)
})

it('remembers the chosen theme', async () => {
  const server = await startServer()
  const page = await (await openContext(browser(), { colorScheme: 'light' })).newPage()
  await register(page, server)
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const light = await background()
  await page.getByRole('button', { name: 'Account' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Dark' }).click()
  await expect.poll(background).not.toBe(light)
  const dark = await background()
  await page.reload()
  await page.getByRole('heading', { name: 'Drop photographs here' }).waitFor()
  await expect.poll(background).toBe(dark)
})

it('sends at most 180 KB of compressed script for the first page', async () => {
  const server = await startServer()
  const context = await openContext(browser())
  await register(await context.newPage(), server)
  const page = await context.newPage()
  const sizes: Promise<number>[] = []
  page.on('requestfinished', (request) => {
    if (request.url().endsWith('.js'))
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
  })
  // Not from what the first page has left in the cache.
  await page.route('**/*.js', (route) => route.continue())
  await page.goto(server.url)
  await page.getByRole('heading', { name: 'Drop photographs here' }).waitFor()
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  expect(total).toBeGreaterThan(50 * 1024)
  expect(total).toBeLessThan(180 * 1024)
})
