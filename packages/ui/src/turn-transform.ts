import type { Size } from './zoom.ts'

/** CSS that turns a picture, laid out at the origin in its own size, clockwise, so that it lies at the origin again. */
export function turnTransform({ width, height }: Size, rotate: number): string {
  const matrices: Record<number, string> = {
    90: `matrix(0, 1, -1, 0, ${height}, 0)`,
    180: `matrix(-1, 0, 0, -1, ${width}, ${height})`,
    270: `matrix(0, -1, 1, 0, 0, ${width})`,
  }
  return matrices[rotate] ?? ''
}
