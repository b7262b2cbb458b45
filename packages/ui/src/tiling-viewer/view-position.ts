/** What is looked at: the middle of the view in pixels of the image, and how many pixels of the page one of them is. */
export interface ViewPosition {
  x: number
  y: number
  scale: number
}

/** "at=10240,2048,0.25": short enough for a link that people send. */
export function writePosition({ x, y, scale }: ViewPosition): string {
  return `at=${Math.round(x)},${Math.round(y)},${Number(scale.toPrecision(4))}`
}

/** Null for anything that `writePosition` did not write. */
export function readPosition(text: string): ViewPosition | null {
  const [, x, y, scale] =
    /^#?at=(-?\d{1,9}),(-?\d{1,9}),(\d{0,6}(?:\.\d{1,12})?(?:e-\d{1,2})?)$/.exec(text) ?? []
  const position = { x: Number(x), y: Number(y), scale: Number(scale) }
  return scale && position.scale > 0 && Number.isFinite(position.scale) ? position : null
}
