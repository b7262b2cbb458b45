import type { Luma } from './luma.ts'

/** A window is two blocks wide and high, and the next begins one block further: 8 pixels, stride 4. */
const block = 4
const window = 2 * block
const area = window * window
/** (K L)² of the paper, with K 0.01 and 0.03 and L 255. */
const c1 = (0.01 * 255) ** 2
const c2 = (0.03 * 255) ** 2

/** Sums over blocks of one row of them: a, b, aa + bb and ab. All whole numbers below 2^31, so nothing is lost in adding. */
type BlockRow = { a: Int32Array; b: Int32Array; squares: Int32Array; products: Int32Array }

/**
 * How similar two images of one size are: 1 is the same, less is less (below 0 where one is the other's negative).
 * SSIM of Wang, Bovik, Sheikh and Simoncelli (2004) on luma, with uniform windows of 8 x 8 pixels every 4 pixels,
 * variances over all 64, K 0.01 and 0.03, and their plain mean. Windows lie wholly inside, so that up to 3 pixels at
 * the right and bottom may not count; an image of fewer than 8 pixels a side is continued by its last ones.
 *
 * Windows are put together from the sums of the 4 x 4 blocks they consist of: an integral image that needs one row.
 */
export function ssim(reference: Luma, other: Luma): number {
  if (reference.width !== other.width || reference.height !== other.height) {
    throw new RangeError('Expected two images of one size')
  }
  const [first, second] = [continued(reference), continued(other)]
  const columns = Math.floor(first.width / block)
  const rows = Math.floor(first.height / block)
  let [above, below] = [createRow(columns), createRow(columns)]
  let sum = 0
  for (let row = 0; row < rows; row++) {
    addBlocks(below, [first, second], row)
    if (row > 0) sum += sumWindows(above, below)
    ;[above, below] = [below, above]
  }
  return sum / ((columns - 1) * (rows - 1))
}

/** The same image where it has room for a window; else one that has, continued by its last pixels. */
function continued(luma: Luma): Luma {
  if (luma.width >= window && luma.height >= window) return luma
  const [width, height] = [Math.max(luma.width, window), Math.max(luma.height, window)]
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    const start = Math.min(y, luma.height - 1) * luma.width
    for (let x = 0; x < width; x++) {
      data[y * width + x] = luma.data[start + Math.min(x, luma.width - 1)] as number
    }
  }
  return { data, width, height }
}

function createRow(columns: number): BlockRow {
  const create = () => new Int32Array(columns)
  return { a: create(), b: create(), squares: create(), products: create() }
}

function addBlocks(sums: BlockRow, [first, second]: readonly [Luma, Luma], row: number): void {
  const { width } = first
  const [one, two] = [first.data, second.data]
  const columns = sums.a.length
  for (let column = 0; column < columns; column++) {
    let a = 0
    let b = 0
    let squares = 0
    let products = 0
    let offset = row * block * width + column * block
    for (let line = 0; line < block; line++, offset += width) {
      // Four pixels written out: this loop is most of what measuring costs.
      const a0 = one[offset] as number
      const b0 = two[offset] as number
      const a1 = one[offset + 1] as number
      const b1 = two[offset + 1] as number
      const a2 = one[offset + 2] as number
      const b2 = two[offset + 2] as number
      const a3 = one[offset + 3] as number
      const b3 = two[offset + 3] as number
      a += a0 + a1 + a2 + a3
      b += b0 + b1 + b2 + b3
      squares += a0 * a0 + b0 * b0 + a1 * a1 + b1 * b1 + a2 * a2 + b2 * b2 + a3 * a3 + b3 * b3
      products += a0 * b0 + a1 * b1 + a2 * b2 + a3 * b3
    }
    sums.a[column] = a
    sums.b[column] = b
    sums.squares[column] = squares
    sums.products[column] = products
  }
}

function sumWindows(above: BlockRow, below: BlockRow): number {
  let sum = 0
  for (let column = 1; column < above.a.length; column++) {
    const a = of4(above.a, below.a, column)
    const b = of4(above.b, below.b, column)
    const squares = of4(above.squares, below.squares, column)
    const products = of4(above.products, below.products, column)
    // Means and variances times 64 and 64²; the factor is in the constants instead.
    const meanProduct = a * b
    const meanSquares = a * a + b * b
    const covariance = area * products - meanProduct
    const variances = area * squares - meanSquares
    sum +=
      ((2 * meanProduct + c1 * area * area) * (2 * covariance + c2 * area * area)) /
      ((meanSquares + c1 * area * area) * (variances + c2 * area * area))
  }
  return sum
}

function of4(above: Int32Array, below: Int32Array, column: number): number {
  return (
    (above[column - 1] as number) +
    (above[column] as number) +
    (below[column - 1] as number) +
    (below[column] as number)
  )
}
