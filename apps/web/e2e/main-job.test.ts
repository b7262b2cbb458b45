import { expect, it } from 'vitest'
import { chooseFiles, openContext, password, register, useBrowser } from './browser.ts'
import { impostor, photograph } from './photographs.ts'
import { startServer } from './server.ts'

const browser = useBrowser()

it('takes a person from registering to a compressed image that is still there after a reload', async () => {
  const server = await startServer()
  const context = await openContext(browser(), { permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  const { username } = await register(page, server)

  await chooseFiles(page, [
    photograph('harbour.png'),
    photograph('hill.png', { seed: 2, width: 400, height: 600 }),
  ])
  await page.getByText('2 images uploaded').waitFor()
  await page.getByText('2 of 10 images').waitFor()
  const link = page.getByRole('region', { name: 'Images' }).getByRole('link', { name: 'harbour.png' })
  await link.waitFor()
  await page.getByRole('button', { name: 'Put the uploads away' }).click()

  await link.click()
  await page.getByRole('radio', { name: 'AVIF' }).click()
  await page.getByRole('textbox', { name: 'Quality' }).fill('45')
  await page.getByLabel('Width').fill('300')
  await page.getByRole('button', { name: 'Compress', exact: true }).click()
  const made = page.getByRole('button', { name: 'AVIF, quality 45, 300 px wide', exact: true })
  await made.waitFor()
  await page.getByText('300 × 200').waitFor()
  expect(await page.getByRole('term').allTextContents()).toEqual(['Before', 'After', 'Saved'])
  expect(await page.getByRole('definition').nth(2).textContent()).toMatch(/^−\d+ %$/)

  const divider = page.getByRole('slider', { name: 'Divider between original and result' })
  await divider.focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => divider.getAttribute('aria-valuetext')).toBe('52 % original, 48 % result')
  const box = await page.getByRole('region', { name: /^Picture/ }).boundingBox()
  if (!box) throw new Error('the stage is not in sight')
  await page.mouse.move(box.x + box.width * 0.52, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.25, box.y + box.height / 2)
  await page.mouse.up()
  await expect.poll(() => divider.getAttribute('aria-valuenow')).toBe('25')

  await page.getByRole('button', { name: /^Copy the link to AVIF/ }).click()
  await page.getByText(/Link copied\. It works until .*\d:\d\d/).waitFor()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect((await fetch(copied)).headers.get('content-type')).toBe('image/avif')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /^Download AVIF/ }).click(),
  ])
  expect(download.suggestedFilename()).toBe('harbour.avif')

  await page.reload()
  await made.waitFor()

  await page.getByRole('link', { name: 'Back to the gallery' }).click()
  await page.getByRole('button', { name: 'Account' }).click()
  await page.getByRole('menuitem', { name: 'Log out' }).click()
  await page.getByRole('heading', { name: 'Log in' }).waitFor()
  await page.goBack()
  await page.getByRole('heading', { name: 'Log in' }).waitFor()
  expect(await page.getByText('harbour.png').count()).toBe(0)

  await page.getByLabel('User name').fill(username)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  // Back where the back button had led.
  await made.waitFor()
})

it('renames, tags, finds by both, and deletes with a way back', async () => {
  const server = await startServer()
  const page = await (await openContext(browser())).newPage()
  await register(page, server)
  await chooseFiles(page, [photograph('a.png'), photograph('b.png', { seed: 3 })])
  await page.getByText('2 images uploaded').waitFor()
  const images = page.getByRole('region', { name: 'Images' })

  await images.getByRole('link', { name: 'a.png' }).click()
  await page.getByRole('button', { name: 'Rename' }).click()
  await page.getByRole('textbox', { name: 'Rename' }).fill('Lighthouse.png')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Lighthouse.png' }).waitFor()
  await page.getByRole('combobox', { name: 'Add a tag' }).fill('sea')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Remove the tag sea' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: 'Lighthouse.png' }).waitFor()
  await page.getByRole('link', { name: 'Back to the gallery' }).click()

  await page.getByRole('button', { name: 'sea', exact: true }).click()
  await images.getByRole('link', { name: 'b.png' }).waitFor({ state: 'detached' })
  expect(page.url()).toContain('tag=sea')
  await page.getByRole('button', { name: 'All', exact: true }).click()
  await page.getByRole('searchbox').fill('light')
  await images.getByRole('link', { name: 'b.png' }).waitFor({ state: 'detached' })
  await page.getByRole('searchbox').fill('nothing like it')
  await page.getByRole('heading', { name: 'No image fits' }).waitFor()
  await page.getByRole('button', { name: 'Show all images' }).click()
  await images.getByRole('link', { name: 'b.png' }).waitFor()

  await images.getByRole('link', { name: 'Lighthouse.png' }).click()
  await page.getByRole('button', { name: 'Delete the image' }).click()
  await images.getByRole('link', { name: 'b.png' }).waitFor()
  await expect.poll(() => images.getByRole('link').count()).toBe(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await images.getByRole('link', { name: 'Lighthouse.png' }).waitFor()

  // Leaving does not take a deletion back: it is sent on the way out.
  await images.getByRole('link', { name: 'Lighthouse.png' }).hover()
  await page.getByRole('button', { name: 'Select Lighthouse.png' }).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await images.getByRole('link', { name: 'Lighthouse.png' }).waitFor({ state: 'detached' })
  await page.reload()
  await page.getByText('1 of 10 images').waitFor()
  await images.getByRole('link', { name: 'b.png' }).waitFor()
  await expect.poll(() => images.getByRole('link').count()).toBe(1)
})

it('shows what was refused, why, and lets it be tried again', async () => {
  const server = await startServer({ TESSERA_IMAGES_PER_USER: '1' })
  const page = await (await openContext(browser())).newPage()
  await register(page, server)
  await chooseFiles(page, [impostor('letter.jpg')])
  const tray = page.getByRole('region', { name: 'Uploads' })
  await tray.getByText('This is not an image that can be read here').waitFor()
  await tray.getByText('Details').click()
  await tray.getByText(/UNSUPPORTED_FORMAT · request \S+/).waitFor()
  // It will be no image the next time either.
  expect(await tray.getByRole('button', { name: 'Try again' }).count()).toBe(0)
  await tray.getByRole('button', { name: 'Remove letter.jpg from the list' }).click()

  await chooseFiles(page, [photograph('one.png')])
  await tray.getByText('1 image uploaded').waitFor()
  await chooseFiles(page, [photograph('two.png', { seed: 5 })])
  await tray.getByText('Your gallery is full: it holds one image').waitFor()

  await page.getByRole('region', { name: 'Images' }).getByRole('link', { name: 'one.png' }).hover()
  await page.getByRole('button', { name: 'Select one.png' }).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  // What was deleted makes room at once, although it could still be undone.
  await tray.getByRole('button', { name: 'Try again' }).click()
  await tray.getByText('2 images uploaded').waitFor()
  await page.getByRole('region', { name: 'Images' }).getByRole('link', { name: 'two.png' }).waitFor()
})

it('does not let a wrong password or a taken name go unexplained, and keeps what was typed', async () => {
  const server = await startServer()
  const page = await (await openContext(browser())).newPage()
  const { username } = await register(page, server)
  await page.context().clearCookies()
  await page.goto(`${server.url}/images/nowhere`)
  await page.getByLabel('User name').fill(username)
  await page.getByLabel('Password').fill('wrong password')
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await page.getByText('The user name or the password is wrong.').waitFor()
  expect(await page.getByLabel('User name').inputValue()).toBe(username)

  await page.getByRole('button', { name: 'Create an account' }).click()
  await page.getByLabel('User name').fill(username)
  await page.getByLabel('Password').fill('short')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByText('This needs at least 8 characters').waitFor()
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByText('This user name is taken.').waitFor()

  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await page.getByLabel('User name').fill(username)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  // On to where they were going, which in this case does not exist.
  await page.getByRole('heading', { name: 'There is nothing here' }).waitFor()
})

it('makes a file of at most so many kilobytes, and one that looks like the original', async () => {
  const server = await startServer()
  const page = await (await openContext(browser())).newPage()
  await register(page, server)
  await chooseFiles(page, [photograph('field.png')])
  await page.getByRole('region', { name: 'Images' }).getByRole('link', { name: 'field.png' }).click()
  await page.getByRole('radio', { name: 'Auto' }).click()
  await page.getByRole('radio', { name: 'At most' }).click()
  const size = page.getByRole('textbox', { name: 'File size' })
  await size.fill('much')
  await page.getByRole('button', { name: 'Compress', exact: true }).click()
  await page.getByText('A size in KB, such as 200').waitFor()
  await size.fill('20')
  await page.getByRole('button', { name: 'Compress', exact: true }).click()
  await page.getByRole('button', { name: 'Best format, at most 20 KB', exact: true }).waitFor()

  await page.getByRole('radio', { name: 'JPEG', exact: true }).click()
  await page.getByRole('radio', { name: 'Looks like it' }).click()
  await page.getByRole('textbox', { name: 'Likeness' }).fill('0.95')
  await page.getByRole('button', { name: 'Compress', exact: true }).click()
  await page.getByRole('button', { name: 'JPEG, likeness 0.95', exact: true }).waitFor()
  await page.getByText(/^\.9[5-9]\d$/).waitFor()

  const made = await page.evaluate(async () => {
    const { images } = await (await fetch('/api/v1/images')).json()
    return (await (await fetch(`/api/v1/images/${images[0].id}/compressions`)).json()).compressions
  })
  expect(made[1].bytes).toBeLessThanOrEqual(20_000)
  expect(made[0].ssim).toBeGreaterThanOrEqual(0.95)
})
