import { crc32, deflateSync } from 'node:zlib'

/**
 * Pictures for the demo account, painted rather than shipped: no photograph lies in the repository, and the server itself loads no
 * image library. Each is a landscape of layered hills under a sky, the same at every start.
 */
export interface Scene {
  name: string
  width: number
  height: number
  /** Colours as red, green, blue from 0 to 255: the sky above, the sky at the horizon, the nearest hill. */
  sky: Colour
  horizon: Colour
  hill: Colour
  /** Makes the hills of one scene differ from another's. */
  seed: number
}
type Colour = readonly [number, number, number]

export const demoScenes: readonly Scene[] = [
  {
    name: 'Morning over the valley',
    width: 1500,
    height: 1000,
    sky: [96, 141, 201],
    horizon: [255, 214, 170],
    hill: [24, 48, 54],
    seed: 1,
  },
  {
    name: 'Dusk by the sea',
    width: 1600,
    height: 900,
    sky: [43, 36, 88],
    horizon: [247, 132, 92],
    hill: [20, 14, 38],
    seed: 2,
  },
  {
    name: 'Forest in the mist',
    width: 1000,
    height: 1400,
    sky: [198, 210, 205],
    horizon: [231, 236, 226],
    hill: [22, 56, 44],
    seed: 3,
  },
  {
    name: 'Red desert',
    width: 1400,
    height: 1400,
    sky: [111, 168, 196],
    horizon: [250, 226, 190],
    hill: [122, 46, 28],
    seed: 4,
  },
  {
    name: 'Winter moon',
    width: 1500,
    height: 1000,
    sky: [16, 24, 48],
    horizon: [120, 142, 178],
    hill: [12, 18, 32],
    seed: 5,
  },
  {
    name: 'Panorama of the islands',
    width: 2100,
    height: 750,
    sky: [70, 150, 190],
    horizon: [222, 238, 232],
    hill: [18, 66, 84],
    seed: 6,
  },
  {
    name: 'Autumn ridge',
    width: 1000,
    height: 1250,
    sky: [148, 176, 190],
    horizon: [248, 218, 158],
    hill: [96, 40, 16],
    seed: 7,
  },
  {
    name: 'Lavender evening',
    width: 1500,
    height: 1000,
    sky: [102, 84, 150],
    horizon: [244, 190, 196],
    hill: [44, 26, 66],
    seed: 8,
  },
]

const layers = 6
const grainLevels = 10

const clamp = (value: number) => Math.min(255, Math.max(0, Math.round(value)))

/** The scene as a PNG. */
export function paintScene(scene: Scene): Buffer {
  const { width, height } = scene
  const ridges = Array.from({ length: layers }, (_, layer) => ridgeOf(scene, layer))
  const rows = Buffer.alloc((width * 3 + 1) * height)
  let above = new Uint8Array(width * 3)
  for (let y = 0; y < height; y++) {
    const here = new Uint8Array(width * 3)
    for (let x = 0; x < width; x++) here.set(colourAt(scene, ridges, x, y), x * 3)
    const row = y * (width * 3 + 1)
    rows[row] = 2 // PNG's filter "up": neighbours above are nearly alike, so the file becomes small
    for (let i = 0; i < here.length; i++) rows[row + 1 + i] = ((here[i] ?? 0) - (above[i] ?? 0)) & 255
    above = here
  }
  return encodePng({ width, height }, rows)
}

/** The height of one layer's hills for each column, in pixels from the top. */
function ridgeOf({ width, height, seed }: Scene, layer: number): number[] {
  const base = height * (0.45 + 0.1 * layer)
  return Array.from({ length: width }, (_, x) => {
    const t = x / width
    const wave = (waves: number, phase: number) =>
      Math.sin(t * waves * Math.PI + phase + seed * 2.3 + layer * 1.7)
    return Math.round(
      base + height * (0.045 * wave(2, 0) + 0.025 * wave(5, 1) + 0.008 * wave(17, 2) + 0.003 * wave(61, 3)),
    )
  })
}

function colourAt(
  { width, height, sky, horizon, hill, seed }: Scene,
  ridges: number[][],
  x: number,
  y: number,
): number[] {
  const layer = ridges.findLastIndex((ridge) => y >= (ridge[x] ?? 0))
  const grain = grainAt(x, y, seed)
  if (layer >= 0) return mix(horizon, hill, (layer + 1) / layers).map((value) => clamp(value + grain))
  const sun = Math.exp(-(((x - width * 0.68) ** 2 + (y - height * 0.4) ** 2) / (height * 0.08) ** 2))
  const air = mix(sky, horizon, Math.min(1, y / (height * 0.5)))
  return mix(air, [255, 250, 235], sun).map((value) => clamp(value + grain))
}

/** Like that of a film, so that there is something to compress; the same every time (the mixing steps of MurmurHash3). */
function grainAt(x: number, y: number, seed: number): number {
  let bits = Math.imul(x, 0x85ebca6b) ^ Math.imul(y, 0xc2b2ae35) ^ seed
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return ((bits >>> 24) / 255 - 0.5) * grainLevels
}

function mix(from: readonly number[], to: readonly number[], share: number): number[] {
  return from.map((value, i) => value + ((to[i] ?? 0) - value) * share)
}

/** Truecolour, 8 bits (PNG specification, third edition). */
function encodePng({ width, height }: { width: number; height: number }, rows: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 6 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
