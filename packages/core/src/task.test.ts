import { expect, it } from 'vitest'
import { ImageError } from './errors.ts'
import { runTask } from './task.ts'

it.each([
  ['VipsTarget: write error: No space left on device', 'OUT_OF_DISK'],
  ['tiles.zip: write error\nsystem error: File too large', 'OUT_OF_DISK'],
  ["ENOSPC: no space left on device, rename 'a' -> 'b'", 'OUT_OF_DISK'],
  ['out of memory --- size == 1200MB', 'TOO_LARGE'],
  ['webpsave: failed to allocate 294030000 bytes', 'TOO_LARGE'],
  ['VipsJpeg: Insufficient memory (case 4)', 'TOO_LARGE'],
  ['heif: Memory allocation error: Unspecified: Allocating 294148815 bytes failed (6.0)', 'TOO_LARGE'],
  ['tiff2vips: Old-style JPEG compression support is not configured', 'UNSUPPORTED_FORMAT'],
  ['Input image exceeds pixel limit', 'TOO_LARGE'],
  ['unable to open for write; system error: Permission denied', 'PROCESSING_FAILED'],
  ['VipsJpeg: premature end of JPEG image', 'BAD_IMAGE'],
])('gives %j the code %s, keeps it as the cause and does not show it', async (text, code) => {
  const cause = new Error(text)
  const work = runTask({}, () => Promise.reject(cause))
  await expect(work).rejects.toMatchObject({ code, cause })
  await expect(work).rejects.not.toThrow(text)
})

it('leaves an ImageError as it is', async () => {
  const error = new ImageError('TOO_LARGE', 'Expected less', { limit: 1 })
  await expect(runTask({}, () => Promise.reject(error))).rejects.toBe(error)
})

it('takes a mistake in the code for neither a bad image nor a success', async () => {
  const work = runTask({}, () => Promise.reject(new TypeError('x is not a function')))
  await expect(work).rejects.toMatchObject({ code: 'PROCESSING_FAILED' })
})

it('rejects at once on an abort, whatever the work still does', async () => {
  const abort = new AbortController()
  const work = runTask({ signal: abort.signal }, () => new Promise(() => undefined))
  abort.abort()
  await expect(work).rejects.toMatchObject({ code: 'ABORTED' })
})

it('answers with the result when nothing aborts', async () => {
  expect(await runTask({ signal: new AbortController().signal }, async () => 5)).toBe(5)
})

it('rejects when the time is over, and tells the work', async () => {
  const seen = Promise.withResolvers<unknown>()
  const work = runTask({ limits: { maxMilliseconds: 1 } }, ({ signal }) => {
    signal?.addEventListener('abort', () => seen.resolve(signal.reason))
    return new Promise(() => undefined)
  })
  const refusal = {
    code: 'PROCESSING_FAILED',
    message: 'Expected the image to take at most 1 ms but it takes longer',
    details: { limit: 1 },
  }
  await expect(work).rejects.toMatchObject(refusal)
  expect(await seen.promise).toMatchObject(refusal)
})
