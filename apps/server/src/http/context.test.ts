import { describe, expect, it } from 'vitest'
import { clientAddress } from './context.ts'

describe('the address of a client', () => {
  it.each([
    [0, '1.1.1.1', '9.9.9.9'],
    [1, '1.1.1.1', '1.1.1.1'],
    [1, '6.6.6.6, 1.1.1.1', '1.1.1.1'],
    [2, '6.6.6.6, 1.1.1.1, 2.2.2.2', '1.1.1.1'],
    [2, '2.2.2.2', '9.9.9.9'],
    [1, undefined, '9.9.9.9'],
  ])('with %i trusted proxies and X-Forwarded-For %s is %s', (proxies, forwarded, address) => {
    const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
    expect(clientAddress(headers, '9.9.9.9', proxies)).toBe(address)
  })
})
