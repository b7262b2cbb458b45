import type { OutputInfo } from 'sharp'
import { rgbaToThumbHash } from 'thumbhash'
import type { ImageInput, TaskOptions } from './input.ts'
import { readFacts } from './inspect.ts'
import { outputSize } from './output-size.ts'
import { decodePixels, openImage, resize } from './render.ts'
import { runTask } from './task.ts'

// A thumbhash keeps seven waves a side at most; 32 pixels carry them, and cost a tenth of the 100 it would take.
const side = 32

/**
 * A thumbhash: about 25 bytes, base64, that draw a blurred picture of the image while it loads
 * (https://evanw.github.io/thumbhash). Throws as `inspect` does, and `BAD_IMAGE` for what shows only when decoded.
 */
export async function placeholder(input: ImageInput, options: TaskOptions = {}): Promise<string> {
  return runTask(options, async (options) => {
    const facts = await readFacts(input, options)
    const size = outputSize(facts, { width: side, height: side, fit: 'inside', enlarge: false })
    const image = await openImage(input, { facts }, options)
    return hashPixels(await decodePixels(resize(image, size, { fit: 'inside', opaque: false })))
  })
}

/** Decoded pixels as sharp gives them: 8 bits, RGB or RGBA, row by row. */
export type Pixels = { data: Uint8Array; info: Pick<OutputInfo, 'width' | 'height' | 'channels'> }

/** The thumbhash of pixels, in base64. */
export function hashPixels(pixels: Pixels): string {
  const { width, height } = outputSize(pixels.info, {
    width: side,
    height: side,
    fit: 'inside',
    enlarge: false,
  })
  const rgba = new Uint8Array(width * height * 4)
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      rgba.set(averageOf(pixels, { row, column, width, height }), (row * width + column) * 4)
    }
  }
  return Buffer.from(rgbaToThumbHash(width, height, rgba)).toString('base64')
}

type Cell = { row: number; column: number; width: number; height: number }

// The mean colour of one cell of a width x height grid over the pixels, weighted by alpha. At most about 8 x 8 pixels of
// it are looked at: a tenth of what a second pass of sharp would cost, and a blur does not show the difference.
function averageOf(
  { data, info }: Pixels,
  { row, column, width, height }: Cell,
): [number, number, number, number] {
  const [left, right] = span(column, width, info.width)
  const [top, bottom] = span(row, height, info.height)
  const stepX = Math.max(1, (right - left) >> 3)
  const stepY = Math.max(1, (bottom - top) >> 3)
  let [red, green, blue, weight, count] = [0, 0, 0, 0, 0]
  for (let y = top; y < bottom; y += stepY) {
    for (let x = left; x < right; x += stepX) {
      const offset = (y * info.width + x) * info.channels
      const alpha = info.channels === 4 ? (data[offset + 3] ?? 0) : 255
      red += (data[offset] ?? 0) * alpha
      green += (data[offset + 1] ?? 0) * alpha
      blue += (data[offset + 2] ?? 0) * alpha
      weight += alpha
      count++
    }
  }
  return weight === 0 ? [0, 0, 0, 0] : [red / weight, green / weight, blue / weight, weight / count]
}

function span(index: number, cells: number, length: number): [from: number, to: number] {
  const from = Math.floor((index * length) / cells)
  return [from, Math.max(from + 1, Math.floor(((index + 1) * length) / cells))]
}
