import type { Luma } from './luma.ts'

/** A window is two blocks wide and high, and the next begins one block further: 8 pixels, stride 4. */
const block = 4
const window = 2 * block
const area = window * window
/** (K L)² of the paper, with K 0.01 and 0.03 and L 255. */
const c1 = (0.01 * 255) ** 2
const c2 = (0.03 * 255) ** 2

/** Sums over blocks of one row of them: a, b, aa + bb and ab. All whole numbers, so nothing is lost in adding. */
type BlockRow = { a: Float64Array; b: Float64Array; squares: Float64Array; products: Float64Array }

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
  const columns = Math.floor(Math.max(reference.width, window) / block)
  const rows = Math.floor(Math.max(reference.height, window) / block)
  let [above, below] = [createRow(columns), createRow(columns)]
  let sum = 0
  for (let row = 0; row < rows; row++) {
    addBlocks(below, [reference, other], row)
    if (row > 0) sum += sumWindows(above, below)
    ;[above, below] = [below, above]
  }
  return sum / ((columns - 1) * (rows - 1))
}

function createRow(columns: number): BlockRow {
  const create = () => new Float64Array(columns)
  return { a: create(), b: create(), squares: create(), products: create() }
}

function addBlocks(sums: BlockRow, [first, second]: readonly [Luma, Luma], row: number): void {
  const { width, height } = first
  const columns = sums.a.length
  for (const part of [sums.a, sums.b, sums.squares, sums.products]) part.fill(0)
  for (let line = row * block; line < (row + 1) * block; line++) {
    const start = Math.min(line, height - 1) * width
    for (let column = 0; column < columns; column++) {
      let [a, b, squares, products] = [0, 0, 0, 0]
      for (let x = column * block; x < (column + 1) * block; x++) {
        const offset = start + (x < width ? x : width - 1)
        const one = first.data[offset] as number
        const two = second.data[offset] as number
        a += one
        b += two
        squares += one * one + two * two
        products += one * two
      }
      sums.a[column] = (sums.a[column] as number) + a
      sums.b[column] = (sums.b[column] as number) + b
      sums.squares[column] = (sums.squares[column] as number) + squares
      sums.products[column] = (sums.products[column] as number) + products
    }
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

function of4(above: Float64Array, below: Float64Array, column: number): number {
  return (
    (above[column - 1] as number) +
    (above[column] as number) +
    (below[column - 1] as number) +
    (below[column] as number)
  )
}
