import sharp from 'sharp'

// The same definition as core's (luma of BT.601, 8 x 8 windows, stride 4), written as most people would: over integral images.

/** Pixels without alpha. */
export interface Pixels {
  data: Uint8Array
  width: number
  height: number
}

/** How similar a file is to the pixels it was made of. */
export async function scoreOf(reference: Pixels, file: Buffer): Promise<number> {
  const data = await sharp(file).toColourspace('srgb').raw().toBuffer()
  return integralSsim(lumaOf(reference), lumaOf({ ...reference, data }))
}

function lumaOf({ data, width, height }: Pixels): Pixels {
  const luma = new Uint8Array(width * height)
  for (let i = 0; i < luma.length; i++) {
    const [red, green, blue] = [data[i * 3] ?? 0, data[i * 3 + 1] ?? 0, data[i * 3 + 2] ?? 0]
    luma[i] = Math.floor((299 * red + 587 * green + 114 * blue + 500) / 1000)
  }
  return { data: luma, width, height }
}

function integralSsim(a: Pixels, b: Pixels): number {
  const sumsOf = (value: (i: number) => number) => integralOf(a, value)
  const [one, two] = [(i: number) => a.data[i] ?? 0, (i: number) => b.data[i] ?? 0]
  const sums = {
    a: sumsOf(one),
    b: sumsOf(two),
    aa: sumsOf((i) => one(i) ** 2),
    bb: sumsOf((i) => two(i) ** 2),
    ab: sumsOf((i) => one(i) * two(i)),
  }
  const [c1, c2] = [(0.01 * 255) ** 2, (0.03 * 255) ** 2]
  let [total, windows] = [0, 0]
  for (let top = 0; top + 8 <= a.height; top += 4) {
    for (let left = 0; left + 8 <= a.width; left += 4) {
      const mean = (sum: Float64Array) => {
        const at = (x: number, y: number) => sum[y * (a.width + 1) + x] ?? 0
        return (at(left + 8, top + 8) - at(left, top + 8) - at(left + 8, top) + at(left, top)) / 64
      }
      const [meanA, meanB] = [mean(sums.a), mean(sums.b)]
      const variances = mean(sums.aa) - meanA ** 2 + mean(sums.bb) - meanB ** 2
      const covariance = mean(sums.ab) - meanA * meanB
      total +=
        ((2 * meanA * meanB + c1) * (2 * covariance + c2)) /
        ((meanA ** 2 + meanB ** 2 + c1) * (variances + c2))
      windows++
    }
  }
  return total / windows
}

function integralOf({ width, height }: Pixels, value: (i: number) => number): Float64Array {
  const sums = new Float64Array((width + 1) * (height + 1))
  for (let y = 0; y < height; y++) {
    let row = 0
    for (let x = 0; x < width; x++) {
      row += value(y * width + x)
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row
    }
  }
  return sums
}
