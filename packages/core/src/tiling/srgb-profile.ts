const tagTable = 128
const tagLength = 12

/** The primaries of sRGB adapted to D50, as a profile has them (IEC 61966-2-1; ICC.1:2022 annex E). */
const colorants = {
  rXYZ: [0.4361, 0.2225, 0.0139],
  gXYZ: [0.3851, 0.7169, 0.0971],
  bXYZ: [0.1431, 0.0606, 0.7141],
} as const

// Less than one step of 8 bits, at every place of the curve that is looked at.
const [colorantTolerance, curveTolerance] = [0.0015, 0.0015]

/**
 * Whether a colour profile says what sRGB is, by its numbers and not by its name. Where it does, pixels need no conversion,
 * which costs a third of the time of a tiling. Any doubt is a no.
 */
export function isSrgbProfile(icc: Buffer): boolean {
  if (icc.length < tagTable + 4 || icc.toString('latin1', 36, 40) !== 'acsp') return false
  if (icc.toString('latin1', 16, 20) !== 'RGB ' || icc.toString('latin1', 20, 24) !== 'XYZ ') return false
  const tags = readTags(icc)
  // A table comes before primaries and curves, and may say anything.
  if (tags.has('A2B0')) return false
  const isNear = Object.entries(colorants).every(([name, expected]) => {
    const tag = tags.get(name)
    if (!tag || tag.length < 20 || tag.toString('latin1', 0, 4) !== 'XYZ ') return false
    return expected.every((value, index) => Math.abs(fixed(tag, 8 + 4 * index) - value) < colorantTolerance)
  })
  return isNear && ['rTRC', 'gTRC', 'bTRC'].every((name) => isSrgbCurve(tags.get(name)))
}

function readTags(icc: Buffer): Map<string, Buffer> {
  const count = Math.min(icc.readUInt32BE(tagTable), Math.floor((icc.length - tagTable - 4) / tagLength))
  const tags = new Map<string, Buffer>()
  for (let index = 0; index < count; index++) {
    const at = tagTable + 4 + index * tagLength
    const start = icc.readUInt32BE(at + 4)
    tags.set(icc.toString('latin1', at, at + 4), icc.subarray(start, start + icc.readUInt32BE(at + 8)))
  }
  return tags
}

function isSrgbCurve(tag: Buffer | undefined): boolean {
  if (!tag || tag.length < 14) return false
  const kind = tag.toString('latin1', 0, 4)
  const curve = kind === 'curv' ? tableOf(tag) : kind === 'para' ? parametricOf(tag) : null
  if (!curve) return false
  for (let step = 0; step <= 255; step++) {
    if (Math.abs(curve(step / 255) - toLinear(step / 255)) > curveTolerance) return false
  }
  return true
}

function toLinear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

// A table of a few points is a gamma, or too coarse to be compared with.
function tableOf(tag: Buffer): ((value: number) => number) | null {
  const count = tag.readUInt32BE(8)
  if (count < 256 || tag.length < 12 + count * 2) return null
  const at = (index: number) => tag.readUInt16BE(12 + 2 * Math.min(index, count - 1)) / 65535
  return (value) => {
    const place = value * (count - 1)
    const below = Math.floor(place)
    return at(below) + (at(below + 1) - at(below)) * (place - below)
  }
}

// Type 3 of ICC.1: (ax + b)^g from d on, cx below.
function parametricOf(tag: Buffer): ((value: number) => number) | null {
  if (tag.readUInt16BE(8) !== 3 || tag.length < 32) return null
  const [g = 0, a = 0, b = 0, c = 0, d = 0] = [12, 16, 20, 24, 28].map((at) => fixed(tag, at))
  return (value) => (value >= d ? (a * value + b) ** g : c * value)
}

function fixed(tag: Buffer, at: number): number {
  return tag.readInt32BE(at) / 65536
}
