import { ImageError } from './errors.ts'

/** The formats that are decoded here. */
export const inputFormats = [
  'jpeg',
  'png',
  'webp',
  'gif',
  'avif',
  'tiff',
  'bmp',
  'heic',
  'jxl',
  'svg',
] as const
export type InputFormat = (typeof inputFormats)[number]

type Signature = { format: InputFormat | { undecodable: string }; matches: (head: Buffer) => boolean }

function at(offset: number, ...texts: string[]): (head: Buffer) => boolean {
  return (head) => texts.some((text) => head.toString('latin1', offset, offset + text.length) === text)
}

// The brands of an ISO media file: the major one, then the compatible ones, as far as the ftyp box says.
function hasBrand(...brands: string[]): (head: Buffer) => boolean {
  return (head) => {
    if (head.length < 16 || !at(4, 'ftyp')(head)) return false
    const end = Math.min(head.readUInt32BE(0), head.length)
    for (let offset = 8; offset + 4 <= end; offset += 4) {
      if (offset !== 12 && brands.includes(head.toString('latin1', offset, offset + 4))) return true
    }
    return false
  }
}

const bitmapHeaderLengths = [12, 40, 52, 56, 64, 108, 124]

// In this order: raw photographs are TIFF files by their first bytes, and an AVIF may carry the general HEIF brand.
const signatures: readonly Signature[] = [
  { format: 'jpeg', matches: at(0, '\xff\xd8\xff') },
  { format: 'png', matches: at(0, '\x89PNG\r\n\x1a\n') },
  { format: 'webp', matches: (head) => at(0, 'RIFF')(head) && at(8, 'WEBP')(head) },
  { format: 'gif', matches: at(0, 'GIF87a', 'GIF89a') },
  { format: 'avif', matches: hasBrand('avif', 'avis') },
  { format: { undecodable: 'Canon raw' }, matches: (head) => at(8, 'CR')(head) && at(0, 'II*\0')(head) },
  { format: 'tiff', matches: at(0, 'II*\0', 'MM\0*', 'II+\0', 'MM\0+') },
  {
    format: 'heic',
    matches: hasBrand('heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'),
  },
  { format: { undecodable: 'Canon raw' }, matches: hasBrand('crx ') },
  { format: 'jxl', matches: at(0, '\xff\x0a', '\0\0\0\x0cJXL \r\n\x87\n') },
  { format: { undecodable: 'JPEG 2000' }, matches: at(0, '\0\0\0\x0cjP  ', '\xff\x4f\xff\x51') },
  {
    format: 'bmp',
    matches: (head) =>
      at(0, 'BM')(head) && head.length > 18 && bitmapHeaderLengths.includes(head.readUInt32LE(14)),
  },
  { format: { undecodable: 'icon' }, matches: at(0, '\0\0\x01\0', '\0\0\x02\0') },
  { format: { undecodable: 'Photoshop' }, matches: at(0, '8BPS') },
  { format: { undecodable: 'OpenEXR' }, matches: at(0, 'v/1\x01') },
  { format: { undecodable: 'Radiance HDR' }, matches: at(0, '#?RADIANCE', '#?RGBE') },
  { format: { undecodable: 'FITS' }, matches: at(0, 'SIMPLE  =') },
  { format: { undecodable: 'QOI' }, matches: at(0, 'qoif') },
  { format: { undecodable: 'PNM' }, matches: (head) => /^P[1-7][\s#]/.test(head.toString('latin1', 0, 3)) },
  {
    format: 'svg',
    matches: (head) => {
      const text = withoutMark(head).trimStart()
      return /^<(svg|\?xml|!--|!DOCTYPE svg)/i.test(text) && /<svg[\s>]/i.test(text)
    },
  },
]

function withoutMark(head: Buffer): string {
  return head.toString('utf8').replace(/^\uFEFF/, '')
}

/**
 * Tells an image's format by its first bytes, never by its name. Throws `UNSUPPORTED_FORMAT` for anything that is not
 * decoded here, SVG too unless it is allowed, and `BAD_IMAGE` for a PNG whose signature was damaged on its way.
 */
export function detectFormat(
  head: Buffer,
  { allowSvg = false }: { allowSvg?: boolean | undefined } = {},
): InputFormat {
  const format = signatures.find((signature) => signature.matches(head))?.format
  const isAllowed = format !== 'svg' || allowSvg
  if (typeof format === 'string' && isAllowed) return format
  const accepted = inputFormats.filter((format) => format !== 'svg' || allowSvg).join(', ')
  if (format) {
    const found = typeof format === 'string' ? 'SVG' : format.undecodable
    throw new ImageError('UNSUPPORTED_FORMAT', `Expected an image in ${accepted} but received ${found}`, {
      found,
    })
  }
  // The signature is there to show a transfer in text mode or in 7 bits; then the first chunk still has its name.
  if (head.subarray(10, 18).includes('IHDR')) {
    throw new ImageError('BAD_IMAGE', 'The signature of this PNG is damaged')
  }
  const received = head.length === 0 ? 'an empty file' : 'something that is not an image'
  throw new ImageError('UNSUPPORTED_FORMAT', `Expected an image in ${accepted} but received ${received}`)
}
