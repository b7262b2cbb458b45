import type { Point, Size } from './zoom.ts'

/** A part of a picture, in whole pixels. */
export interface CropRect {
  left: number
  top: number
  width: number
  height: number
}

/** Which sides of a rectangle are held: -1 is left or top, 1 right or bottom, 0 neither. */
export interface Grip {
  x: -1 | 0 | 1
  y: -1 | 0 | 1
}

/** `ratio` is width by height; null lets them change by themselves. */
export interface CropBounds {
  size: Size
  ratio: number | null
}

/** Moves a rectangle, as far as the picture goes. */
export function moveCrop(rect: CropRect, by: Point, size: Size): CropRect {
  return {
    ...rect,
    left: Math.round(between(rect.left + by.x, 0, size.width - rect.width)),
    top: Math.round(between(rect.top + by.y, 0, size.height - rect.height)),
  }
}

/** Moves the sides that are held; the opposite ones stay. With a ratio, a side that is held alone takes the two beside it along. */
export function resizeCrop(
  rect: CropRect,
  grip: Grip,
  { by, size, ratio }: CropBounds & { by: Point },
): CropRect {
  const across = spanOf(rect.left, rect.width, { grip: grip.x, by: by.x, room: size.width })
  const down = spanOf(rect.top, rect.height, { grip: grip.y, by: by.y, room: size.height })
  if (ratio === null) return settle({ width: across.length, height: down.length }, { rect, grip, size })
  const wished =
    grip.x === 0
      ? down.length * ratio
      : grip.y === 0
        ? across.length
        : Math.max(across.length, down.length * ratio)
  const width = Math.min(wished, across.most, down.most * ratio)
  return settle({ width, height: width / ratio }, { rect, grip, size })
}

/** The largest part of the rectangle that has the ratio, with the same middle. */
export function applyRatio(rect: CropRect, { size, ratio }: CropBounds): CropRect {
  if (ratio === null) return rect
  const width = Math.min(rect.width, rect.height * ratio)
  return settle({ width, height: width / ratio }, { rect, grip: { x: 0, y: 0 }, size })
}

/** The same part after the picture, of the size it had before, has been turned clockwise by a quarter. */
export function turnCrop({ left, top, width, height }: CropRect, size: Size): CropRect {
  return { left: size.height - top - height, top: left, width: height, height: width }
}

/** Whether a rectangle is the whole picture. */
export function isWhole({ width, height }: CropRect, size: Size): boolean {
  return width >= size.width && height >= size.height
}

/** How long a side gets by a pull, and the most it could. A side that is not held grows to both ends alike. */
function spanOf(
  start: number,
  length: number,
  { grip, by, room }: { grip: -1 | 0 | 1; by: number; room: number },
): { length: number; most: number } {
  const end = start + length
  const most =
    grip < 0 ? end : grip > 0 ? room - start : 2 * Math.min(start + length / 2, room - start - length / 2)
  return { length: between(length + grip * by, 1, Math.max(1, most)), most: Math.max(1, most) }
}

/** A rectangle of about that size in whole pixels: it stays where it is not held, and within the picture. */
function settle(wished: Size, { rect, grip, size }: { rect: CropRect; grip: Grip; size: Size }): CropRect {
  const width = Math.round(between(wished.width, 1, size.width))
  const height = Math.round(between(wished.height, 1, size.height))
  const place = (
    start: number,
    length: number,
    { held, now, room }: { held: number; now: number; room: number },
  ) => {
    const kept = held < 0 ? start + length - now : held > 0 ? start : start + (length - now) / 2
    return Math.round(between(kept, 0, room - now))
  }
  return {
    left: place(rect.left, rect.width, { held: grip.x, now: width, room: size.width }),
    top: place(rect.top, rect.height, { held: grip.y, now: height, room: size.height }),
    width,
    height,
  }
}

function between(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}
