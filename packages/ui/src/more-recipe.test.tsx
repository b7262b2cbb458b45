import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from '../test/render.tsx'
import { PresetEditor } from './preset-editor.tsx'
import { type RecipeDraft, standardRecipe } from './recipe-draft.ts'
import { RecipeForm } from './recipe-form.tsx'

const options = (...values: string[]) => values.map((value) => ({ value, label: value }))

function Recipe({
  onSubmit,
  start = {},
}: {
  onSubmit(draft: RecipeDraft): void
  start?: Partial<RecipeDraft>
}) {
  const [draft, setDraft] = useState<RecipeDraft>({ ...standardRecipe, ...start })
  return (
    <RecipeForm
      draft={draft}
      formats={options('jpeg', 'webp')}
      fits={options('inside', 'cover', 'contain')}
      note={null}
      errors={{}}
      original={{ width: 400, height: 300, hasAlpha: false }}
      choices={{ maxEffort: 6, palette: false, lossless: true, pages: 3, hasLocation: true }}
      busy={false}
      onChange={setDraft}
      onSubmit={() => onSubmit(draft)}
      onCrop={() => {}}
    />
  )
}

it('keeps what few people need closed, and says in a word what is set in it', async () => {
  const onSubmit = vi.fn()
  render(<Recipe onSubmit={onSubmit} />)
  await expect.element(page.getByRole('textbox', { name: 'Brightness %' })).not.toBeInTheDocument()
  await page.getByText(/^Adjust/).click()
  await page.getByRole('textbox', { name: 'Brightness %' }).fill('130')
  page.getByRole('slider', { name: 'Sharpen' }).element().focus()
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}')
  await page.getByRole('checkbox', { name: 'Black and white' }).click()
  await page.getByText(/^Adjust/).click()
  await expect.element(page.getByText('brightness, sharpen, black and white')).toBeVisible()
  await page.getByRole('button', { name: 'Compress' }).click()
  expect(onSubmit.mock.lastCall?.[0]).toMatchObject({ brightness: '130', sharpen: '0.3', greyscale: true })

  await page.getByText(/^Adjust/).click()
  await page.getByRole('button', { name: 'Leave the pixels as they are' }).click()
  await page.getByRole('button', { name: 'Compress' }).click()
  expect(onSubmit.mock.lastCall?.[0]).toEqual(standardRecipe)
})

it('warns of a place that would be handed on, and takes one frame of several', async () => {
  const onSubmit = vi.fn()
  render(<Recipe onSubmit={onSubmit} />)
  await page.getByText(/^Metadata and file/).click()
  await page.getByRole('radio', { name: 'Keep all' }).click()
  await expect.element(page.getByText(/can read where the picture was taken/)).toBeVisible()
  await page.getByRole('radio', { name: 'No place' }).click()
  await expect.element(page.getByText(/where it was taken goes/)).toBeVisible()
  await page.getByRole('textbox', { name: 'Only one frame' }).fill('2')
  await page.getByRole('button', { name: 'Compress' }).click()
  expect(onSubmit.mock.lastCall?.[0]).toMatchObject({ metadata: 'keep-without-location', frame: '2' })
})

it('asks what to keep only where something is cut, and for a background only where one is seen', async () => {
  const onSubmit = vi.fn()
  render(<Recipe onSubmit={onSubmit} start={{ width: '100', height: '100' }} />)
  await expect.element(page.getByRole('radio', { name: 'Top left' })).not.toBeInTheDocument()
  await page.getByRole('radio', { name: 'cover' }).click()
  await page.getByRole('radio', { name: 'What draws the eye' }).click()
  await expect.element(page.getByRole('textbox', { name: 'Background' })).not.toBeInTheDocument()
  await page.getByRole('radio', { name: 'contain' }).click()
  await expect.element(page.getByRole('radio', { name: 'What draws the eye' })).not.toBeInTheDocument()
  await page.getByRole('radio', { name: 'Top left' }).click()
  await page.getByRole('textbox', { name: 'Background' }).fill('#336699')
  await page.getByRole('button', { name: 'Compress' }).click()
  expect(onSubmit.mock.lastCall?.[0]).toMatchObject({ position: 'left top', background: '#336699' })
})

it('turns the part that is kept with its picture', async () => {
  const onSubmit = vi.fn()
  render(<Recipe onSubmit={onSubmit} start={{ crop: { left: 0, top: 0, width: 100, height: 60 } }} />)
  await expect.element(page.getByText('100 × 60')).toBeVisible()
  await page.getByText(/^Crop and turn/).click()
  await page.getByRole('button', { name: 'Turn' }).click()
  await page.getByRole('button', { name: 'Compress' }).click()
  expect(onSubmit.mock.lastCall?.[0]).toMatchObject({
    rotate: 90,
    crop: { left: 240, top: 0, width: 60, height: 100 },
  })
  await page.getByRole('button', { name: 'The whole picture, upright' }).click()
  await page.getByRole('button', { name: 'Compress' }).click()
  expect(onSubmit.mock.lastCall?.[0]).toMatchObject({ rotate: 0, crop: null })
})

it('saves a recipe under a name, and keeps the name when it is taken', async () => {
  const onSave = vi.fn(async ({ name }: { name: string }) => name !== 'taken')
  const props = { words: 'WebP, quality 80', busy: false, problem: null, error: undefined, onSave }
  const actions = { onUse: vi.fn(), onApplyOnUpload: vi.fn(), onDelete: vi.fn() }
  const presets = [{ id: 'p1', name: 'Web', words: 'WebP, quality 60', usable: true, applyOnUpload: false }]
  render(<PresetEditor {...props} {...actions} presets={presets} />)
  const field = page.getByRole('textbox', { name: 'Name' })
  await expect.element(page.getByRole('button', { name: 'Save the recipe' })).toBeDisabled()
  await field.fill('taken')
  await page.getByRole('checkbox', { name: /^Make it of every image/ }).click()
  await page.getByRole('button', { name: 'Save the recipe' }).click()
  await expect.element(field).toHaveValue('taken')
  await field.fill('free')
  await userEvent.keyboard('{Enter}')
  expect(onSave).toHaveBeenLastCalledWith({ name: 'free', applyOnUpload: true })
  await expect.element(field).toHaveValue('')

  await page.getByRole('checkbox', { name: 'On upload for Web' }).click()
  expect(actions.onApplyOnUpload).toHaveBeenCalledWith('p1', true)
  await page.getByRole('button', { name: /^Web WebP/ }).click()
  await page.getByRole('button', { name: 'Delete the preset Web' }).click()
  expect([actions.onUse.mock.lastCall, actions.onDelete.mock.lastCall]).toEqual([['p1'], ['p1']])
})
