/** Which cells of a regular row are within a window, and one more at each end. */
export function visibleCells(
  count: number,
  { pitch, from, length }: { pitch: number; from: number; length: number },
): { first: number; last: number } {
  const first = Math.max(0, Math.floor(from / pitch) - 1)
  const last = Math.min(count - 1, Math.ceil((from + length) / pitch))
  return { first, last }
}
