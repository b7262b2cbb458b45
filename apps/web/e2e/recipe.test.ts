import { expect, it } from 'vitest'
import { chooseFiles, expectAccessible, openContext, phone, register, useBrowser } from './browser.ts'
import { photograph } from './photographs.ts'
import { startServer } from './server.ts'

const browser = useBrowser()

/** What was made of the first image, newest first. */
function made(page: Awaited<ReturnType<typeof openImage>>) {
  return page.evaluate(async () => {
    const { images } = await (await fetch('/api/v1/images')).json()
    return (await (await fetch(`/api/v1/images/${images[0].id}/compressions`)).json()).compressions
  })
}

async function openImage(options: Parameters<typeof openContext>[1] = {}) {
  const server = await startServer()
  const page = await (await openContext(browser(), options)).newPage()
  await register(page, server)
  await chooseFiles(page, [photograph('field.png')])
  await page.getByText('1 image uploaded').waitFor()
  await page.getByRole('button', { name: 'Put the uploads away' }).click()
  await page.getByRole('region', { name: 'Images' }).getByRole('link', { name: 'field.png' }).click()
  await page.getByText('Nothing made yet').waitFor()
  return page
}

it('crops by dragging on the picture, turns and adjusts it, and shows beforehand what comes out', async () => {
  const page = await openImage()
  await page.getByText('Crop and turn').click()
  await page.getByRole('button', { name: 'Crop', exact: true }).click()
  const frame = page.getByRole('region', { name: /^Part to keep/ })
  const box = await frame.boundingBox()
  if (!box) throw new Error('the frame is not in sight')
  const scale = box.width / 600
  await page.getByRole('combobox', { name: 'Ratio' }).selectOption('1:1')
  await page.getByRole('combobox', { name: 'Ratio' }).selectOption('Free')
  // Beside what is left of it: a new one is drawn.
  await page.mouse.move(box.x + 20 * scale, box.y + 20 * scale)
  await page.mouse.down()
  await page.mouse.move(box.x + 320 * scale, box.y + 220 * scale, { steps: 4 })
  await page.mouse.up()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Keep this part' }).click()

  await page.getByText(/^Adjust/).click()
  await page.getByRole('checkbox', { name: 'Black and white' }).check()
  const preview = page.getByRole('img', {
    name: /^Preview: WebP, quality 80, cropped to 300 × 200, greyscale/,
  })
  await preview.waitFor()
  expect(
    await preview.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
  ).toBe(300)
  // It is so small that the preview is as large as what will be made.
  await page.getByText('Preview, 300 × 200', { exact: true }).waitFor()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Turn', exact: true }).click()
  await page.getByRole('button', { name: 'Compress', exact: true }).click()
  const words = 'WebP, quality 80, turned 90°, cropped to 200 × 300, greyscale'
  await page.getByRole('button', { name: words, exact: true }).waitFor()
  const [compression] = await made(page)
  expect(compression).toMatchObject({
    width: 200,
    height: 300,
    recipe: { rotate: 90, adjust: { greyscale: true } },
  })
  const { left, top } = compression.recipe.crop
  expect([Math.abs(left - 180), Math.abs(top - 20)].every((off) => off <= 2)).toBe(true)

  // The part belongs to this image; what else was chosen is there for the next.
  await page.reload()
  await page.getByText(/^Adjust/).click()
  expect(await page.getByRole('checkbox', { name: 'Black and white' }).isChecked()).toBe(true)
  await page.getByText(/^Crop and turn/).click()
  await page.getByRole('button', { name: 'Crop', exact: true }).waitFor()
})

it.each([
  ['beside the recipe', {}],
  ['above the recipe, on a phone', phone],
])('keeps the picture in sight %s, and the button below it', async (_, options) => {
  const page = await openImage(options)
  const opener = page.getByRole('button', { name: 'Choose a recipe' })
  if (options === phone) await opener.tap()
  for (const part of ['Crop and turn', 'Adjust', 'Metadata and file'])
    await page.getByText(part, { exact: true }).click()
  const last = page.getByRole('radio', { name: 'Keep all' })
  await last.click()
  // Behind a sheet it has no role: what is modal hides everything else from who cannot see it.
  const picture = page.locator('section[aria-label^="Picture"]')
  const preview = page.locator('img[alt^="Preview"]')
  await preview.waitFor()
  const button = page.getByRole('button', { name: 'Compress', exact: true })
  const [above, chosen, below, room] = [
    await picture.boundingBox(),
    await last.boundingBox(),
    await button.boundingBox(),
    page.viewportSize(),
  ]
  if (!above || !chosen || !below || !room) throw new Error('something is not in sight')
  expect(above.y).toBeGreaterThanOrEqual(0)
  expect(above.height).toBeGreaterThan(150)
  expect(above.y + above.height).toBeLessThanOrEqual(options === phone ? chosen.y : room.height)
  expect(chosen.y + chosen.height).toBeLessThanOrEqual(below.y)
  expect(below.y + below.height).toBeLessThanOrEqual(room.height)
  await expectAccessible(page)
})

it('shows a cover as it comes out, with the original cut alike under the divider', async () => {
  const page = await openImage()
  await page.getByLabel('Width').fill('200')
  await page.getByLabel('Height').fill('200')
  await page.getByRole('radio', { name: 'Cover' }).click()
  const result = page.getByRole('img', { name: /^Preview: .*cover 200 × 200/ })
  await result.waitFor()
  const original = page.getByRole('img', { name: /^Original/ })
  const [shown, whole] = [await result.boundingBox(), await original.boundingBox()]
  if (!shown || !whole) throw new Error('a picture is not in sight')
  expect(shown.width / shown.height).toBeCloseTo(1, 2)
  expect(whole.height).toBeCloseTo(shown.height, 0)
  expect(whole.width / whole.height).toBeCloseTo(1.5, 2)
  expect(shown.x - whole.x).toBeCloseTo((whole.width - shown.width) / 2, 0)

  // What the picture itself decides on is shown alone: nobody knows what to lay beside it.
  await page.getByRole('radio', { name: 'What draws the eye' }).click()
  await page.getByRole('img', { name: /what draws the eye/ }).waitFor()
  await expect.poll(() => page.getByRole('slider', { name: 'Divider' }).count()).toBe(0)
  await expect.poll(() => original.count()).toBe(0)
})

it('saves a recipe, makes it of the next upload, uses it again and deletes it with a way back', async () => {
  const page = await openImage()
  await page.getByRole('radio', { name: 'JPEG', exact: true }).click()
  await page.getByRole('textbox', { name: 'Quality' }).fill('55')
  await page.getByLabel('Width').fill('120')
  await page.getByRole('button', { name: 'Presets' }).click()
  await page.getByRole('menuitem', { name: 'Save or change…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Presets' })
  await dialog.getByText('JPEG, quality 55, 120 px wide').waitFor()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Small')
  await dialog.getByRole('checkbox', { name: 'Make it of every image that I upload' }).check()
  await dialog.getByRole('button', { name: 'Save the recipe' }).click()
  await dialog.getByRole('button', { name: /^Small JPEG/ }).waitFor()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Small')
  await dialog.getByRole('button', { name: 'Save the recipe' }).click()
  await dialog.getByRole('alert').waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')

  await page.getByRole('link', { name: 'Back to the gallery' }).click()
  await chooseFiles(page, [photograph('next.png', { seed: 7 })])
  await page.getByText('1 image uploaded').waitFor()
  await page.getByRole('button', { name: 'Put the uploads away' }).click()
  await page.getByRole('region', { name: 'Images' }).getByRole('link', { name: 'next.png' }).click()
  await page.getByRole('button', { name: 'JPEG, quality 55, 120 px wide', exact: true }).waitFor()

  await page.getByRole('radio', { name: 'WebP' }).click()
  await page.getByRole('button', { name: 'Presets' }).click()
  await page.getByRole('menuitem', { name: 'Small' }).click()
  await expect.poll(() => page.getByRole('textbox', { name: 'Quality' }).inputValue()).toBe('55')
  await page.getByRole('button', { name: 'Presets' }).click()
  await page.getByRole('menuitem', { name: 'Save or change…' }).click()
  await dialog.getByRole('button', { name: 'Delete the preset Small' }).click()
  await dialog.getByRole('list', { name: 'Presets' }).waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Presets' }).click()
  await page.getByRole('menuitem', { name: 'Small' }).waitFor()
})

it('crops on a phone, where the recipe comes from below and is come back to', async () => {
  const page = await openImage(phone)
  await page.getByRole('button', { name: 'Choose a recipe' }).tap()
  await page.getByText('Crop and turn').tap()
  await page.getByRole('button', { name: 'Crop', exact: true }).tap()
  await page.getByRole('combobox', { name: 'Ratio' }).selectOption('1:1')
  await page.getByText('400 × 400').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Keep this part' }).tap()
  const sheet = page.getByRole('dialog', { name: 'Recipe' })
  await sheet.getByText('400 × 400').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await expectAccessible(page)
})
