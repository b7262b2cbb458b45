import { expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from '../test/render.tsx'
import { AccountForm } from './account-form.tsx'
import { InvitationForm } from './invitation-form.tsx'
import { PasswordForm } from './password-form.tsx'
import { SecretNote } from './secret-note.tsx'
import { TokenForm } from './token-form.tsx'

const idle = { busy: false, problem: null, errors: {} }
const scopes = ['read', 'write', 'admin'].map((value) => ({ value, label: value }))

it('gives a token what is ticked, and no end where that is chosen', async () => {
  const onSubmit = vi.fn()
  render(<TokenForm {...idle} scopes={scopes} onSubmit={onSubmit} />)
  await page.getByLabelText('Name').fill(' backup ')
  await userEvent.keyboard('{Enter}')
  expect(onSubmit).toHaveBeenLastCalledWith({ name: 'backup', scopes: ['read', 'write'], expiresInDays: 90 })
  await page.getByRole('checkbox', { name: 'admin' }).click()
  await page.getByRole('checkbox', { name: 'read' }).click()
  await page.getByRole('combobox', { name: 'Ends after' }).selectOptions('No end')
  await page.getByRole('button', { name: 'Make a token' }).click()
  expect(onSubmit).toHaveBeenLastCalledWith({
    name: 'backup',
    scopes: ['write', 'admin'],
    expiresInDays: null,
  })
})

it('keeps passwords that were refused, and ties the reason to the field', async () => {
  const onSubmit = vi.fn()
  const props = { ...idle, username: 'anna', onSubmit }
  const { rerender } = render(<PasswordForm {...props} />)
  await page.getByLabelText('Current password').fill('old one')
  await page.getByLabelText('New password').fill('new one')
  await page.getByRole('checkbox', { name: /API tokens/ }).click()
  await page.getByRole('button', { name: 'Change password' }).click()
  expect(onSubmit).toHaveBeenCalledExactlyOnceWith({
    currentPassword: 'old one',
    newPassword: 'new one',
    revokeTokens: true,
  })
  rerender(<PasswordForm {...props} errors={{ currentPassword: 'This is not your password' }} />)
  const field = page.getByLabelText('Current password')
  await expect.element(field).toHaveAccessibleDescription('This is not your password')
  await expect.element(field).toHaveValue('old one')
})

it('leaves limits empty that are the server’s, and shows those as what holds', async () => {
  const onSubmit = vi.fn()
  const standard = { images: '10', megabytes: '5120', compressionsPerImage: '10', tilingsPerImage: '4' }
  const own = { images: '3', megabytes: '', compressionsPerImage: '', tilingsPerImage: '' }
  render(
    <AccountForm
      {...idle}
      present={{ role: 'member', limits: own }}
      standard={standard}
      onSubmit={onSubmit}
    />,
  )
  await expect.element(page.getByLabelText('Storage')).toHaveAttribute('placeholder', '5120')
  await page.getByLabelText('Images').fill('')
  await page.getByRole('combobox', { name: 'Role' }).selectOptions('Admin')
  await page.getByRole('button', { name: 'Save' }).click()
  expect(onSubmit).toHaveBeenCalledExactlyOnceWith({ role: 'admin', limits: { ...own, images: '' } })
})

it('invites a member for a week unless it is told otherwise', async () => {
  const onSubmit = vi.fn()
  render(<InvitationForm {...idle} onSubmit={onSubmit} />)
  await page.getByRole('button', { name: 'Make a link' }).click()
  expect(onSubmit).toHaveBeenCalledExactlyOnceWith({ note: '', role: 'member', expiresInDays: 7 })
})

it('shows a secret to be copied, selected as a whole when it is reached', async () => {
  const onCopy = vi.fn()
  render(
    <SecretNote label="Your new token" value="tst_secret" onCopy={onCopy} onDone={() => {}}>
      Shown once.
    </SecretNote>,
  )
  const field = page.getByRole('textbox', { name: 'Your new token' })
  await expect.element(field).toHaveAccessibleDescription('Shown once.')
  await field.click()
  expect(getSelection()?.toString()).toBe('tst_secret')
  await page.getByRole('button', { name: 'Copy' }).click()
  expect(onCopy).toHaveBeenCalledOnce()
})
