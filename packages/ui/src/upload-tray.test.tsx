import { expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { render } from '../test/render.tsx'
import type { Upload } from './upload-row.tsx'
import { UploadTray } from './upload-tray.tsx'

const preview = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=='
const upload = (id: string, state: Upload['state']): Upload => ({
  id,
  name: `${id}.jpg`,
  bytes: 2_097_152,
  preview,
  state,
})

function show(uploads: Upload[]) {
  const calls = {
    onCancel: vi.fn(),
    onPause: vi.fn(),
    onResume: vi.fn(),
    onRetry: vi.fn(),
    onChoose: vi.fn(),
    onOpen: vi.fn(),
    onClear: vi.fn(),
  }
  render(<UploadTray uploads={uploads} {...calls} />)
  return calls
}

const sending: Upload['state'] = {
  kind: 'sending',
  sent: 524_288,
  bytesPerSecond: 1_048_576,
  secondsLeft: 41,
  resumable: false,
}

it('shows how far each file is, and how fast', async () => {
  show([upload('a', sending), upload('b', { kind: 'waiting' })])
  await expect
    .element(page.getByRole('progressbar', { name: 'Upload of a.jpg' }))
    .toHaveAttribute('aria-valuenow', '25')
  await expect.element(page.getByText('1 MB/s · 40 s left')).toBeVisible()
  await expect.element(page.getByRole('button', { name: /Pause/ })).not.toBeInTheDocument()
  await expect.element(page.getByText('Uploading 1 of 2')).toBeVisible()
})

it('says why a file was refused, hides the code behind details, and offers another try', async () => {
  const calls = show([
    upload('a', { kind: 'failed', problem: { text: 'It is damaged.', code: 'BAD_IMAGE', requestId: 'r1' } }),
  ])
  await expect.element(page.getByRole('alert')).toHaveTextContent('It is damaged.')
  expect(document.querySelector('details')?.open).toBe(false)
  await page.getByText('Details').click()
  expect(document.querySelector('details')?.open).toBe(true)
  await expect.element(page.getByText('BAD_IMAGE · request r1')).toBeVisible()
  await page.getByRole('button', { name: 'Try again' }).click()
  expect(calls.onRetry).toHaveBeenCalledExactlyOnceWith('a')
})

it('folds, and is put away when everything is over', async () => {
  const calls = show([upload('a', { kind: 'done', href: '/images/a', alreadyThere: true })])
  await expect.element(page.getByText('Already in your gallery')).toBeVisible()
  await page.getByRole('link', { name: 'a.jpg' }).click()
  expect(calls.onOpen).toHaveBeenCalledExactlyOnceWith('/images/a')
  await page.getByRole('button', { name: 'Fold the uploads' }).click()
  await expect.poll(() => page.getByRole('listitem').elements()).toEqual([])
  await page.getByRole('button', { name: 'Put the uploads away' }).click()
  expect(calls.onClear).toHaveBeenCalledOnce()
})

it('pauses and resumes what can be resumed, on one button', async () => {
  const calls = show([
    upload('a', { ...sending, resumable: true }),
    upload('b', { kind: 'paused', sent: 1_048_576 }),
  ])
  await page.getByRole('button', { name: 'Pause the upload of a.jpg' }).click()
  expect(calls.onPause).toHaveBeenCalledExactlyOnceWith('a')
  await expect.element(page.getByText('Paused at 1 MB')).toBeVisible()
  await page.getByRole('button', { name: 'Resume the upload of b.jpg' }).click()
  expect(calls.onResume).toHaveBeenCalledExactlyOnceWith('b')
})

it('asks for the file of what an earlier page has begun, and says what was wrong with the one that came', async () => {
  const problem = '“b.jpg” is another file than the one that was begun.'
  const calls = show([{ ...upload('a', { kind: 'unfinished', sent: 1_048_576, problem }), preview: null }])
  await expect.element(page.getByRole('heading', { name: '1 unfinished' })).toBeVisible()
  await expect.element(page.getByText('1 MB of 2 MB are there')).toBeVisible()
  await expect.element(page.getByRole('alert')).toHaveTextContent(problem)
  await page.getByRole('button', { name: 'Choose the file again: a.jpg' }).click()
  expect(calls.onChoose).toHaveBeenCalledExactlyOnceWith('a')
  await page.getByRole('button', { name: 'Cancel the upload of a.jpg' }).click()
  expect(calls.onCancel).toHaveBeenCalledExactlyOnceWith('a')
})
