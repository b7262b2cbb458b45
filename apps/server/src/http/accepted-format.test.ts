import { expect, it } from 'vitest'
import { acceptedFormat } from './accepted-format.ts'

it.each([
  [undefined, 'auto'],
  ['', 'auto'],
  ['*/*', 'auto'],
  ['image/*', 'auto'],
  ['text/html, */*;q=0.8', 'auto'],
  ['image/heic', 'auto'],
  ['image/webp', 'webp'],
  ['image/webp,*/*', 'webp'],
  ['image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8', 'avif'],
  ['image/avif;q=0.5, image/jpeg', 'jpeg'],
  ['image/avif;q=0, image/png;q=0.1', 'png'],
  ['IMAGE/JPEG', 'jpeg'],
  ['image/webp;q=nonsense', 'webp'],
  [';;,,/;q=', 'auto'],
])('takes %j for %s', (accept, format) => {
  expect(acceptedFormat(accept)).toBe(format)
})
