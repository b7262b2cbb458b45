import sharp from 'sharp'
import { boundsOf } from '../recipes/index.ts'
import { decodePixels } from '../render.ts'
import type { Tiling } from './open-tiling.ts'
import { damaged } from './source.ts'

/** Of the image that is put together; pixels. */
export type MosaicLayout = { width: number; height: number; channels: 3 | 4 }

// As many as libuv has threads for; more would only be more memory.
const tilesAtOnce = 4

/** The pixels that a row of tiles adds to the image. Throws `BAD_IMAGE` where a tile is missing or not what it should be. */
export async function readRow(
  tiling: Tiling,
  { row, layout }: { row: number; layout: MosaicLayout },
): Promise<Uint8Array> {
  const { tileSize } = tiling.manifest
  const height = Math.min(tileSize, layout.height - row * tileSize)
  const pixels = new Uint8Array(layout.width * height * layout.channels)
  const { columns } = tiling.plan
  for (let first = 0; first < columns; first += tilesAtOnce) {
    const count = Math.min(tilesAtOnce, columns - first)
    const places = Array.from({ length: count }, (_, index) => ({ column: first + index, row }))
    await Promise.all(places.map((place) => copyTile(tiling, { place, layout, target: { pixels, height } })))
  }
  return pixels
}

async function copyTile(
  tiling: Tiling,
  {
    place: { column, row },
    layout: { width, channels },
    target,
  }: {
    place: { column: number; row: number }
    layout: MosaicLayout
    target: { pixels: Uint8Array; height: number }
  },
): Promise<void> {
  const { tileSize, overlap, levels } = tiling.manifest
  const bounds = boundsOf(tiling.plan, { column, row, tileSize, overlap })
  const bytes = await tiling.read(levels - 1, column, row)
  if (!bytes) throw damaged(`tile ${column}, ${row} is missing`)
  const image = sharp(bytes, { failOn: 'error', limitInputPixels: bounds.width * bounds.height })
  const { data, info } = await decodePixels(channels === 4 ? image.ensureAlpha() : image.removeAlpha())
  if (info.width !== bounds.width || info.height !== bounds.height || info.channels !== channels)
    throw damaged(`tile ${column}, ${row} is of another size`)
  // Without its overlap, and without what is beyond the true size of the image.
  const [left, top] = [column * tileSize - bounds.left, row * tileSize - bounds.top]
  const across = Math.min(tileSize, width - column * tileSize) * channels
  for (let line = 0; line < target.height; line++) {
    const start = ((top + line) * info.width + left) * channels
    target.pixels.set(data.subarray(start, start + across), (line * width + column * tileSize) * channels)
  }
}
