import sharp from 'sharp'
import { expect, it } from 'vitest'
import { gradient } from '../../test/images.ts'
import { isSrgbProfile } from './srgb-profile.ts'

async function profile(name: string): Promise<Buffer> {
  const image = gradient(8, 8).toColourspace(name === 'cmyk' ? 'cmyk' : 'srgb')
  const { icc } = await sharp(await image.withIccProfile(name).jpeg().toBuffer()).metadata()
  if (!icc) throw new Error(`Expected a profile ${name}`)
  return icc
}

it('knows sRGB by its numbers', async () => {
  expect(isSrgbProfile(await profile('srgb'))).toBe(true)
  expect(isSrgbProfile(await profile('p3'))).toBe(false)
  expect(isSrgbProfile(await profile('cmyk'))).toBe(false)
})

it('does not take anything else for it, whatever it is called', async () => {
  const srgb = await profile('srgb')
  expect(isSrgbProfile(Buffer.alloc(0))).toBe(false)
  expect(isSrgbProfile(srgb.subarray(0, 200))).toBe(false)
  const wrong = Buffer.from(srgb)
  const red = srgb.indexOf('rXYZ')
  const place = srgb.readUInt32BE(red + 4)
  wrong.writeInt32BE(wrong.readInt32BE(place + 8) + 1000, place + 8)
  expect(isSrgbProfile(wrong)).toBe(false)
  const curve = srgb.readUInt32BE(srgb.indexOf('gTRC') + 4)
  const bent = Buffer.from(srgb)
  bent.fill(0x40, curve + 12, curve + 32)
  expect(isSrgbProfile(bent)).toBe(false)
})
