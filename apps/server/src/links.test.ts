import { describe, expect, it } from 'vitest'
import { createLinks, type LinkLimits, type Links } from './links.ts'

const key = 'a'.repeat(26)
const start = Date.parse('2026-01-01T00:00:00Z')

function linksAt(clock: () => Date, secret = 'a secret of more than 32 characters') {
  return createLinks({ secret, ttlSeconds: 900, baseUrl: 'http://host', clock })
}

describe('signed links', () => {
  it('are the same within a window, and live at least their ttl and at most a window more', () => {
    const seen = new Map<string, number>()
    for (let second = 0; second < 1800; second += 7) {
      const now = start + second * 1000
      const { url, urlExpiresAt } = linksAt(() => new Date(now)).sign(key, 'photo.jpg')
      const life = (Date.parse(urlExpiresAt) - now) / 1000
      expect(life).toBeGreaterThanOrEqual(900)
      expect(life).toBeLessThan(1200)
      seen.set(url, (seen.get(url) ?? 0) + 1)
    }
    expect(seen.size).toBeLessThanOrEqual(7)
  })

  it('open with the name as it was, whatever is in it', () => {
    const links = linksAt(() => new Date(start))
    for (const name of [
      'photo.jpg',
      "Zürich (1)! *'~",
      '../..',
      '%2e%2e',
      'a b?c#d&e',
      '日本.webp',
      '~1~2~3',
    ]) {
      const { url } = links.sign(key, name)
      expect(links.open(url.slice('http://host/files/'.length))).toMatchObject({ key, name })
    }
  })

  it('of a prefix open whatever path comes behind, as it came, and nothing else by that token', () => {
    const links = linksAt(() => new Date(start))
    const { url } = links.signPrefix('tiles/of/something')
    const prefix = url.slice('http://host/files/'.length)
    expect(prefix).toMatch(/^[^/]+\/$/)
    for (const path of ['', 'a.jpeg', 'a/b/c', '%2e%2e/', '%', '~'])
      expect(links.open(prefix + path)).toMatchObject({ key: 'tiles/of/something', name: path })
    const file = links.sign('tiles/of/something', 'a.jpeg').url.slice('http://host/files/'.length)
    const [claims = '', mac = ''] = prefix.slice(0, -1).split('.')
    const [fileClaims = '', fileMac = ''] = file.slice(0, file.indexOf('/')).split('.')
    const forged = [
      `${claims}.${fileMac}/a.jpeg`,
      `${fileClaims}.${mac}/a.jpeg`,
      `${fileClaims}.${fileMac}/b.jpeg`,
    ]
    for (const text of [...forged, prefix.slice(0, -1), `${claims}.${mac.slice(0, -1)}A/`])
      expect(() => links.open(text)).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }))
  })

  it('are refused to the letter when changed, made with another secret, or for another path', () => {
    const links = linksAt(() => new Date(start))
    const signed = links.sign(key, 'photo.jpg').url.slice('http://host/files/'.length)
    const other = linksAt(() => new Date(start), 'another secret of more than 32 signs').sign(
      key,
      'photo.jpg',
    ).url
    const forged = [
      other.slice('http://host/files/'.length),
      signed.replace('photo', 'Photo'),
      `${signed}/`,
      signed.split('/')[0] ?? '',
      '',
      '/',
      './',
      'a.b/c',
    ]
    // Once it was opened it is remembered, and nothing else with it.
    expect(links.open(signed).key).toBe(key)
    for (const text of forged)
      expect(() => links.open(text)).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }))
  })

  it('live no longer than asked for, whatever the server gives', () => {
    const links = linksAt(() => new Date(start))
    const lifeOf = (limits: LinkLimits) =>
      (Date.parse(links.within(limits).sign(key, 'photo.jpg').urlExpiresAt) - start) / 1000
    const never = new Date(start + 1e9)
    expect(lifeOf({ ttlSeconds: 60, notAfter: never })).toBe(60)
    expect(lifeOf({ ttlSeconds: 3600, notAfter: never })).toBe(900)
    expect(lifeOf({ ttlSeconds: 3600, notAfter: new Date(start + 10_999) })).toBe(10)
    const limited = links.within({ ttlSeconds: 60, notAfter: never }).sign(key, 'photo.jpg').url
    expect(links.open(limited.slice('http://host/files/'.length)).key).toBe(key)
    // The one without limits is not the same, before and after.
    expect(links.sign(key, 'photo.jpg').url).not.toBe(limited)
  })

  it('are shown with a row that was shown in the same window, to the same origin, as it was', () => {
    let now = start
    const links = linksAt(() => new Date(now))
    const row = { key }
    const show = (by: Links, of = row) => by.show(of, () => by.sign(of.key, 'photo.jpg'))
    const first = show(links)
    expect(first).toEqual(links.sign(key, 'photo.jpg'))
    expect(show(links)).toBe(first)
    expect(show(links.at('http://host'))).toBe(first)
    expect(show(links, { key: 'b'.repeat(26) }).url).not.toBe(first.url)
    expect(show(links.at('http://other')).url).toBe(first.url.replace('http://host', 'http://other'))
    expect(show(links)).toEqual(first)
    const soon = { ttlSeconds: 60, notAfter: new Date(start + 1e9) }
    expect(show(links.within(soon)).urlExpiresAt).toBe(new Date(start + 60_000).toISOString())
    now = Date.parse(first.urlExpiresAt) - 1000
    expect(Date.parse(show(links).urlExpiresAt)).toBeGreaterThanOrEqual(now + 900_000)
  })

  it('expire', () => {
    let now = start
    const links = linksAt(() => new Date(now))
    const { url, urlExpiresAt } = links.sign(key, 'photo.jpg')
    now = Date.parse(urlExpiresAt) - 1
    expect(links.open(url.slice('http://host/files/'.length)).key).toBe(key)
    now += 1
    expect(() => links.open(url.slice('http://host/files/'.length))).toThrow(
      expect.objectContaining({ code: 'LINK_EXPIRED' }),
    )
  })
})
