import { describe, expect, it } from 'vitest'
import { createSeal } from './seal.ts'

const secret = 'a secret of the server, long enough'
const seal = createSeal({ secret, purpose: 'tests' })

describe('a seal', () => {
  it('opens what it closed, and looks different each time', () => {
    const text = 'whsec_ä'
    const [one, other] = [seal.close(text, 'here'), seal.close(text, 'here')]
    expect(one).not.toBe(other)
    for (const sealed of [one, other]) {
      expect(sealed).not.toContain('whsec')
      expect(seal.open(sealed, 'here')).toBe(text)
      expect(createSeal({ secret, purpose: 'tests' }).open(sealed, 'here')).toBe(text)
    }
  })

  it('opens nothing that is of another place, purpose or secret, or was changed or cut', () => {
    const sealed = seal.close('text', 'here')
    const refused = expect.objectContaining({ code: 'UNAVAILABLE' })
    const opening = (other: { open: typeof seal.open }, text: string, place: string) => {
      try {
        return other.open(text, place)
      } catch (error) {
        return error
      }
    }
    expect(opening(seal, sealed, 'there')).toEqual(refused)
    expect(opening(createSeal({ secret, purpose: 'others' }), sealed, 'here')).toEqual(refused)
    expect(opening(createSeal({ secret: `${secret}!`, purpose: 'tests' }), sealed, 'here')).toEqual(refused)
    const bytes = Buffer.from(sealed.slice(3), 'base64url')
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(opening(seal, `v1.${changed.toString('base64url')}`, 'here'), `byte ${at}`).toEqual(refused)
      const cut = bytes.subarray(0, at).toString('base64url')
      expect(opening(seal, `v1.${cut}`, 'here'), `the first ${at} bytes`).toEqual(refused)
    }
  })
})
