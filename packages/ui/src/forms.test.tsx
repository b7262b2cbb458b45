import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from '../test/render.tsx'
import { type RecipeDraft, standardRecipe } from './recipe-draft.ts'
import { RecipeForm } from './recipe-form.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { TagEditor } from './tag-editor.tsx'

const options = (...values: string[]) => values.map((value) => ({ value, label: value }))

function Recipe({
  onSubmit,
  onCrop = () => {},
  start = {},
  errors = {},
}: {
  onSubmit(draft: RecipeDraft): void
  onCrop?(): void
  start?: Partial<RecipeDraft>
  errors?: { quality?: string }
}) {
  const [draft, setDraft] = useState<RecipeDraft>({ ...standardRecipe, ...start })
  return (
    <RecipeForm
      draft={draft}
      formats={options('jpeg', 'png', 'webp')}
      fits={options('inside', 'cover')}
      note={draft.format === 'png' ? 'Nothing is lost.' : null}
      errors={errors}
      original={{ width: 400, height: 300, hasAlpha: false }}
      choices={{ maxEffort: 6, palette: false, lossless: true, pages: 3, hasLocation: true }}
      busy={false}
      onChange={setDraft}
      onSubmit={() => onSubmit(draft)}
      onCrop={onCrop}
    />
  )
}

it('gives the recipe back as it was written, slider and number being one', async () => {
  const onSubmit = vi.fn()
  render(<Recipe onSubmit={onSubmit} />)
  await page.getByRole('radio', { name: 'jpeg' }).click()
  page.getByRole('slider', { name: 'Quality' }).element().focus()
  await userEvent.keyboard('{ArrowLeft}')
  await expect.element(page.getByRole('textbox', { name: 'Quality' })).toHaveValue('79')
  await page.getByRole('textbox', { name: 'Width' }).fill('200')
  await page.getByRole('button', { name: 'Compress' }).click()
  expect(onSubmit.mock.lastCall?.[0]).toMatchObject({ format: 'jpeg', quality: '79', width: '200' })
})

it('asks how to fit only when both sides are given, and for no quality without loss', async () => {
  render(<Recipe onSubmit={() => {}} />)
  await page.getByRole('textbox', { name: 'Width' }).fill('200')
  expect(page.getByRole('radio', { name: 'cover' }).elements()).toEqual([])
  await page.getByRole('textbox', { name: 'Height' }).fill('200')
  await expect.element(page.getByRole('radio', { name: 'cover' })).toBeVisible()
  await page.getByRole('radio', { name: 'png' }).click()
  await expect.poll(() => page.getByRole('slider').elements()).toEqual([])
})

it('asks for what the goal needs, and keeps what was typed for another', async () => {
  const onSubmit = vi.fn()
  render(<Recipe onSubmit={onSubmit} />)
  await page.getByRole('textbox', { name: 'Quality' }).fill('55')
  await page.getByRole('radio', { name: 'At most' }).click()
  await page.getByRole('textbox', { name: 'File size' }).fill('120')
  await page.getByRole('radio', { name: 'Looks like it' }).click()
  page.getByRole('slider', { name: 'Likeness' }).element().focus()
  await userEvent.keyboard('{ArrowRight}')
  await expect.element(page.getByRole('textbox', { name: 'Likeness' })).toHaveValue('0.981')
  await page.getByRole('radio', { name: 'Quality' }).click()
  await expect.element(page.getByRole('textbox', { name: 'Quality' })).toHaveValue('55')
  await page.getByRole('button', { name: 'Compress' }).click()
  expect(onSubmit.mock.lastCall?.[0]).toMatchObject({ goal: 'quality', maxBytes: '120', ssim: '0.981' })
})

it('ties an error to its field', async () => {
  render(<Recipe onSubmit={() => {}} errors={{ quality: 'A whole number, please' }} />)
  const field = page.getByRole('textbox', { name: 'Quality' })
  await expect.element(field).toBeInvalid()
  await expect.element(field).toHaveAccessibleDescription('A whole number, please')
})

it('keeps what was typed when logging in is refused', async () => {
  const props = { kind: 'sign-in' as const, busy: false, errors: {}, onSubmit: vi.fn() }
  const { rerender } = render(<SignInForm {...props} problem={null} />)
  await page.getByLabelText('User name').fill(' anna ')
  await page.getByLabelText('Password').fill('secret')
  await userEvent.keyboard('{Enter}')
  expect(props.onSubmit).toHaveBeenCalledExactlyOnceWith({ username: 'anna', password: 'secret' })
  rerender(<SignInForm {...props} problem={{ text: 'No.', code: 'X' }} />)
  await expect.element(page.getByText('No.', { exact: true })).toBeVisible()
  await expect.element(page.getByLabelText('Password')).toHaveValue('secret')
})

it('adds several tags at once, and keeps in the field what was refused', async () => {
  const onChange = vi.fn(async (tags: string[]) => !tags.includes('bad'))
  render(<TagEditor tags={['sea']} onChange={onChange} />)
  const field = page.getByRole('combobox', { name: 'Add a tag' })
  await field.fill('sun, sea, wind')
  await userEvent.keyboard('{Enter}')
  expect(onChange).toHaveBeenLastCalledWith(['sea', 'sun', 'wind'])
  await expect.element(field).toHaveValue('')
  await field.fill('bad')
  await userEvent.keyboard('{Enter}')
  await expect.element(field).toHaveValue('bad')
  await page.getByRole('button', { name: 'Remove the tag sea' }).click()
  expect(onChange).toHaveBeenCalledWith([])
})
