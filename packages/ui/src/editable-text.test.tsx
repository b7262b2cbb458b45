import { expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from '../test/render.tsx'
import { EditableText } from './editable-text.tsx'

const button = () => page.getByRole('button', { name: /Rename/ })
const field = () => page.getByRole('textbox', { name: 'Rename' })

it('saves on Enter what was typed, without spaces around it', async () => {
  const onSave = vi.fn(async () => true)
  render(<EditableText value="old.jpg" label="Rename" onSave={onSave} />)
  await button().click()
  await field().fill('  new.jpg ')
  await userEvent.keyboard('{Enter}')
  expect(onSave).toHaveBeenCalledExactlyOnceWith('new.jpg')
  await expect.element(button()).toBeVisible()
})

it('drops the change on Escape', async () => {
  const onSave = vi.fn(async () => true)
  render(<EditableText value="old.jpg" label="Rename" onSave={onSave} />)
  await button().click()
  await field().fill('new.jpg')
  await userEvent.keyboard('{Escape}')
  await expect.element(button()).toBeVisible()
  expect(onSave).not.toHaveBeenCalled()
})

it('keeps what was typed when it is refused', async () => {
  render(<EditableText value="old.jpg" label="Rename" onSave={async () => false} />)
  await button().click()
  await field().fill('refused.jpg')
  await userEvent.keyboard('{Enter}')
  await expect.element(field()).toHaveValue('refused.jpg')
})
