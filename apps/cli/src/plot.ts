/** One mark of a plot. */
export type Mark = { x: number; y: number; sign: string }

const [columns, rows] = [60, 16]

/**
 * Marks in a frame of characters: x grows to the right on a logarithmic scale, y upwards. Where two marks meet, the later
 * one shows. The labels stand at both ends of each axis.
 */
export function drawPlot(
  marks: readonly Mark[],
  { labelX, labelY }: { labelX: (x: number) => string; labelY: (y: number) => string },
): string {
  const [xs, ys] = [marks.map(({ x }) => x), marks.map(({ y }) => y)]
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const share = (value: number, from: number, to: number) => (to === from ? 0 : (value - from) / (to - from))
  const cells = Array.from({ length: rows }, () => Array<string>(columns).fill(' '))
  for (const { x, y, sign } of marks) {
    const column = Math.round(share(Math.log(x), Math.log(left), Math.log(right)) * (columns - 1))
    const row = rows - 1 - Math.round(share(y, low, high) * (rows - 1))
    const line = cells[row]
    if (line) line[column] = sign
  }
  const [top, bottom] = [labelY(high), labelY(low)]
  const margin = Math.max(top.length, bottom.length)
  const lines = cells.map((line, row) => {
    const label = row === 0 ? top : row === rows - 1 ? bottom : ''
    return `${label.padStart(margin)} │${line.join('')}`.trimEnd()
  })
  const [start, end] = [labelX(left), labelX(right)]
  const axis = `${' '.repeat(margin)} └${'─'.repeat(columns)}`
  return [...lines, axis, `${' '.repeat(margin + 2)}${start}${end.padStart(columns - start.length)}`].join(
    '\n',
  )
}
