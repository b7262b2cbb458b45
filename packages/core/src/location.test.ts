import sharp from 'sharp'
import { expect, it } from 'vitest'
import { jpegWithLocation } from '../test/images.ts'
import { hasExifLocation, hasXmpLocation } from './location.ts'

it('finds coordinates in EXIF', async () => {
  const { exif } = await sharp(await jpegWithLocation()).metadata()
  expect(exif && hasExifLocation(exif)).toBe(true)
})

it('does not take a GPS table without coordinates for a location', async () => {
  const image = sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
  const jpeg = await image
    .withExif({ IFD3: { GPSDateStamp: '2026:01:01' } })
    .jpeg()
    .toBuffer()
  const { exif } = await sharp(jpeg).metadata()
  expect(exif && hasExifLocation(exif)).toBe(false)
})

it('stands any damage to the block', async () => {
  const { exif = Buffer.alloc(0) } = await sharp(await jpegWithLocation()).metadata()
  for (let end = 0; end < exif.length; end++)
    expect(hasExifLocation(exif.subarray(0, end))).toBeTypeOf('boolean')
  for (let index = 6; index < exif.length; index++) {
    const damaged = Buffer.from(exif)
    damaged[index] = 0xff
    expect(hasExifLocation(damaged)).toBeTypeOf('boolean')
  }
})

it('finds coordinates in XMP', () => {
  expect(hasXmpLocation('<rdf:Description exif:GPSLatitude="48,51.5N"/>')).toBe(true)
  expect(hasXmpLocation('<exif:GPSLongitude>2,17.6E</exif:GPSLongitude>')).toBe(true)
  expect(hasXmpLocation('<exif:GPSVersionID>2.2.0.0</exif:GPSVersionID>')).toBe(false)
})
