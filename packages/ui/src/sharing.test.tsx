import { expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from '../test/render.tsx'
import { LinkField } from './link-field.tsx'
import { PhotoGrid } from './photo-grid.tsx'
import { ShareForm } from './share-form.tsx'
import { ShareList } from './share-list.tsx'
import { UnlockForm } from './unlock-form.tsx'

it('gives back how something is to be shared', async () => {
  const onSubmit = vi.fn()
  const props = { standardTitle: '2 images', busy: false, problem: null, onSubmit }
  const { rerender } = render(<ShareForm {...props} errors={{}} />)
  await page.getByRole('radio', { name: '1 day' }).click()
  await page.getByLabelText('Title').fill(' By the sea ')
  await page.getByLabelText('Password, if you like').fill('abc')
  await userEvent.keyboard('{Enter}')
  expect(onSubmit).toHaveBeenCalledExactlyOnceWith({ title: 'By the sea', password: 'abc', hours: 24 })
  rerender(<ShareForm {...props} errors={{ password: 'Too short' }} />)
  const field = page.getByLabelText('Password, if you like')
  await expect.element(field).toHaveAccessibleDescription('Too short')
  await expect.element(field).toHaveValue('abc')
})

it('says whether a link was copied, and lets it be selected where it was not', async () => {
  const onCopy = vi.fn(async () => false)
  render(<LinkField label="The link" url="http://host/s/x" onCopy={onCopy} />)
  await page.getByRole('button', { name: 'Copy' }).click()
  await expect.element(page.getByText(/did not allow/)).toBeVisible()
  onCopy.mockResolvedValue(true)
  await page.getByRole('button', { name: 'Copy' }).click()
  await expect.element(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  const field = page.getByLabelText('The link').element() as HTMLInputElement
  field.focus()
  expect(field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0)).toBe('http://host/s/x')
})

it('asks for a password before it is sent, and keeps a wrong one', async () => {
  const onSubmit = vi.fn()
  const { rerender } = render(<UnlockForm busy={false} error={null} problem={null} onSubmit={onSubmit} />)
  await page.getByRole('button', { name: 'Open' }).click()
  await expect.element(page.getByText('Enter the password')).toBeVisible()
  await page.getByLabelText('Password').fill('by the lake')
  await userEvent.keyboard('{Enter}')
  expect(onSubmit).toHaveBeenCalledExactlyOnceWith('by the lake')
  rerender(<UnlockForm busy={false} error="The password is wrong" problem={null} onSubmit={onSubmit} />)
  await expect.element(page.getByLabelText('Password')).toBeInvalid()
  await expect.element(page.getByLabelText('Password')).toHaveValue('by the lake')
})

it('revokes the share that was meant', async () => {
  const onRevoke = vi.fn()
  const share = { what: '2 images', hasPassword: false, views: 1, until: 'until tomorrow' }
  render(
    <ShareList
      items={[
        { ...share, id: 'a', title: 'Sea' },
        { ...share, id: 'b', title: 'Sky', hasPassword: true, views: 12 },
      ]}
      onRevoke={onRevoke}
    />,
  )
  await expect.element(page.getByText('12 views')).toBeVisible()
  await expect.element(page.getByText('1 view', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Revoke Sky' }).click()
  expect(onRevoke).toHaveBeenCalledExactlyOnceWith('b')
})

it('has no marks to select where nothing can be selected', async () => {
  const onOpen = vi.fn()
  const photo = { width: 300, height: 200, bytes: 2048, thumbhash: null, thumbnail: null }
  render(
    <div style={{ width: 1000 }}>
      <PhotoGrid
        photos={['a', 'b'].map((id) => ({ ...photo, id, name: `${id}.jpg`, href: `#${id}` }))}
        onOpen={onOpen}
      />
    </div>,
  )
  await expect.poll(() => page.getByRole('link').elements().length).toBe(2)
  expect(page.getByRole('button').elements()).toEqual([])
  ;(page.getByRole('link').elements()[0] as HTMLElement).focus()
  await userEvent.keyboard('{ArrowRight}{Enter}')
  expect(onOpen).toHaveBeenCalledExactlyOnceWith('b')
})
