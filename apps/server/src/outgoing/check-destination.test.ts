import { describe, expect, it } from 'vitest'
import { createAddressPolicy } from './address-policy.ts'
import { checkDestination } from './check-destination.ts'

const nobody = createAddressPolicy({ networks: [] })

const reasonFor = (url: string, policy = nobody) => {
  try {
    return `allowed: ${checkDestination(url, policy).href}`
  } catch (error) {
    expect(error, url).toMatchObject({ code: 'INVALID_INPUT' })
    return (error as { details: { reason: string } }).details.reason
  }
}

describe('a destination', () => {
  it('is an https address of a public host, in its usual form and without a fragment', () => {
    expect(reasonFor('https://Example.ORG:443/a%20b?c=d#e')).toBe('allowed: https://example.org/a%20b?c=d')
    expect(reasonFor('https://8.8.8.8:8443/')).toBe('allowed: https://8.8.8.8:8443/')
    expect(reasonFor('https://[2606:4700:4700::1111]/')).toBe('allowed: https://[2606:4700:4700::1111]/')
    expect(reasonFor('https://müller.example/')).toBe('allowed: https://xn--mller-kva.example/')
  })

  it.each([
    [
      'malformed',
      'example.org',
      'https://',
      'https://[::1',
      'https://1.2.3.4.5.6:x/',
      'https://example.org:99999/',
    ],
    [
      'scheme',
      'http://example.org/',
      'http://8.8.8.8/',
      'ftp://example.org/',
      'gopher://127.0.0.1/',
      'file:///etc/passwd',
      'data:,x',
    ],
    ['credentials', 'https://a:b@example.org/', 'https://a@example.org/', 'https://127.0.0.1@example.org/'],
    // As a browser and this server read them: all of them are 127.0.0.1.
    [
      'private',
      'https://127.0.0.1/',
      'https://127.1/',
      'https://2130706433/',
      'https://0x7f000001/',
      'https://0177.0.0.1/',
      'https://127.0.0.1./',
      'https://①②⑦.0.0.1/',
      'https://%31%32%37.0.0.1/',
    ],
    [
      'private',
      'https://[::1]/',
      'https://[::ffff:127.0.0.1]/',
      'https://[::ffff:7f00:1]/',
      'https://[::]/',
      'https://0/',
      'https://[64:ff9b::7f00:1]/',
      'https://[2002:7f00:1::]/',
      'https://[fd00::1]/',
      'https://[fe80::1]/',
    ],
    [
      'private',
      'https://10.0.0.1/',
      'https://192.168.0.1/',
      'https://169.254.169.254/latest/meta-data/',
      'https://100.64.0.1/',
      'https://224.0.0.1/',
    ],
    [
      'private',
      'https://localhost/',
      'https://LOCALHOST./',
      'https://a.localhost/',
      'https://database/',
      'https://printer.local/',
      'https://metadata.google.internal/',
      'https://router.home.arpa/',
    ],
  ])('is refused as %s', (reason, ...urls) => {
    for (const url of urls) expect(reasonFor(url), url).toBe(reason)
  })

  it('may be plain http for loopback addresses that the operator has named, and nothing else', () => {
    const development = createAddressPolicy({ networks: ['127.0.0.0/8', '::1/128', '10.0.0.0/8'] })
    for (const url of [
      'http://127.0.0.1:4000/',
      'http://localhost:4000/',
      'http://[::1]:4000/',
      'https://localhost/',
      'https://10.0.0.1/',
      'https://database/',
    ])
      expect(reasonFor(url, development)).toBe(`allowed: ${url}`)
    for (const url of ['http://10.0.0.1/', 'http://example.org/', 'http://database/', 'http://8.8.8.8/'])
      expect(reasonFor(url, development), url).toBe('scheme')
    expect(reasonFor('https://192.168.0.1/', development)).toBe('private')
    // Both of localhost's addresses have to be allowed, since either may be connected to.
    expect(reasonFor('http://localhost:4000/', createAddressPolicy({ networks: ['127.0.0.0/8'] }))).toBe(
      'private',
    )
  })

  it('may be a receiver on this machine during development, over http and written plainly', () => {
    const development = createAddressPolicy({ networks: [], isDevelopment: true })
    for (const url of [
      'http://127.0.0.1:4000/a',
      'http://localhost:4000/',
      'http://[::1]:4000/',
      'http://LOCALHOST',
    ])
      expect(reasonFor(url, development)).toMatch(/^allowed: /)
    for (const host of [
      '127.1',
      '2130706433',
      '0x7f.1',
      '127.0.0.2',
      '0.0.0.0',
      '[::ffff:127.0.0.1]',
      '[::]',
      'a.localhost',
    ])
      expect(reasonFor(`http://${host}:4000/`, development), host).toBe('private')
    for (const url of [
      'https://127.0.0.1:4000/',
      'https://localhost/',
      'http://10.0.0.1/',
      'http://169.254.169.254/',
    ])
      expect(reasonFor(url, development), url).toBe('private')
    expect(reasonFor('http://127.0.0.1:80@10.0.0.1/', development)).toBe('credentials')
  })
})
