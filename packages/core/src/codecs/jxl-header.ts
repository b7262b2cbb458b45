import { ImageError } from '../errors.ts'
import { type ImageInput, readAt } from '../input.ts'

/** What the header of a JPEG XL image says. */
export type JxlHeader = { width: number; height: number; bitDepth: number; hasAlpha: boolean }

// Many times what the header of a codestream takes, were there no names of channels in it.
const headerReach = 65_536
// Before the codestream: brand, level, and metadata.
const maxBoxes = 100

/**
 * Reads the header of a JPEG XL image, bare or in a container, and no more of the file than the boxes' own headers and the
 * start of the codestream (ISO/IEC 18181-1, annex D: SizeHeader, ImageMetadata; 18181-2 for the boxes). Width and height are upright. Throws
 * `BAD_IMAGE`.
 */
export async function readJxlHeader(input: ImageInput): Promise<JxlHeader> {
  const start = await findCodestream(input)
  const codestream = start === null ? Buffer.alloc(0) : await readAt(input, start, headerReach)
  try {
    const bits = createBits(codestream)
    const { width, height } = readSize(bits)
    const metadata = readMetadata(bits)
    const turned = metadata.orientation > 4
    return {
      width: turned ? height : width,
      height: turned ? width : height,
      bitDepth: metadata.bitDepth,
      hasAlpha: metadata.hasAlpha,
    }
  } catch (cause) {
    throw new ImageError('BAD_IMAGE', 'The header of this JPEG XL image is damaged or incomplete', { cause })
  }
}

/** Where the codestream begins, behind its signature; null where there is none. */
async function findCodestream(input: ImageInput): Promise<number | null> {
  let offset = 0
  for (let box = 0; box < maxBoxes; box++) {
    const head = await readAt(input, offset, 16)
    if (box === 0 && head[0] === 0xff) return 2
    if (head.length < 8) return null
    const short = head.readUInt32BE(0)
    if (short === 1 && head.length < 16) return null
    const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short
    const body = offset + (short === 1 ? 16 : 8)
    const kind = head.toString('latin1', 4, 8)
    // A part of a codestream has its number before it, and the first comes first.
    if (kind === 'jxlc') return body + 2
    if (kind === 'jxlp') return body + 4 + 2
    // Zero: up to the end of the file.
    if (length < 8 || !Number.isSafeInteger(offset + length)) return null
    offset += length
  }
  return null
}

type Bits = { read: (count: number) => number; flag: () => boolean; choose: (...choices: Choice[]) => number }
/** A number, or the least number and how many bits say what is added. */
type Choice = number | readonly [offset: number, bits: number]

function createBits(data: Uint8Array): Bits {
  let position = 0
  function read(count: number): number {
    let value = 0
    for (let bit = 0; bit < count; bit++, position++) {
      const byte = data[position >> 3]
      if (byte === undefined) throw new RangeError('The header ends early')
      value += ((byte >> (position & 7)) & 1) * 2 ** bit
    }
    return value
  }
  return {
    read,
    flag: () => read(1) === 1,
    choose(...choices) {
      const choice = choices[read(2)] ?? 0
      return typeof choice === 'number' ? choice : choice[0] + read(choice[1])
    },
  }
}

const ratios: readonly [number, number][] = [
  [1, 1],
  [12, 10],
  [4, 3],
  [3, 2],
  [16, 9],
  [5, 4],
  [2, 1],
]

function readSize(bits: Bits): { width: number; height: number } {
  const isSmall = bits.flag()
  const side = () => (isSmall ? (bits.read(5) + 1) * 8 : bits.choose([1, 9], [1, 13], [1, 18], [1, 30]))
  const height = side()
  const ratio = ratios[bits.read(3) - 1]
  return { width: ratio ? Math.floor((height * ratio[0]) / ratio[1]) : side(), height }
}

function skipPreview(bits: Bits): void {
  const isDivided = bits.flag()
  const side = () =>
    isDivided ? bits.choose(16, 32, [1, 5], [33, 9]) : bits.choose([1, 6], [65, 8], [321, 10], [1345, 12])
  side()
  if (bits.read(3) === 0) side()
}

function skipAnimation(bits: Bits): void {
  bits.choose(100, 1000, [1, 10], [1, 30])
  bits.choose(1, 1001, [1, 8], [1, 10])
  bits.choose(0, [0, 3], [0, 16], [0, 32])
  bits.flag()
}

function readBitDepth(bits: Bits): number {
  if (!bits.flag()) return bits.choose(8, 10, 12, [1, 6])
  const depth = bits.choose(32, 16, 24, [1, 6])
  bits.read(4)
  return depth
}

function readMetadata(bits: Bits): { orientation: number; bitDepth: number; hasAlpha: boolean } {
  const metadata = { orientation: 1, bitDepth: 8, hasAlpha: false }
  if (bits.flag()) return metadata
  if (bits.flag()) {
    metadata.orientation = bits.read(3) + 1
    if (bits.flag()) readSize(bits)
    if (bits.flag()) skipPreview(bits)
    if (bits.flag()) skipAnimation(bits)
  }
  metadata.bitDepth = readBitDepth(bits)
  bits.flag()
  const extraChannels = bits.choose(0, 1, [2, 4], [1, 12])
  for (let channel = 0; channel < extraChannels; channel++) {
    if (readIsAlpha(bits)) metadata.hasAlpha = true
  }
  return metadata
}

function readIsAlpha(bits: Bits): boolean {
  if (bits.flag()) return true
  const kind = bits.choose(0, 1, [2, 4], [18, 6])
  readBitDepth(bits)
  bits.choose(0, 3, 4, [1, 3])
  bits.read(8 * bits.choose(0, [0, 4], [16, 5], [48, 10]))
  if (kind === 0) bits.flag()
  if (kind === 2) bits.read(64)
  if (kind === 5) bits.choose(1, [0, 2], [3, 4], [19, 8])
  return kind === 0
}
