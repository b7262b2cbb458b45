import { type CurvePoint, curve, ImageError } from '@tessera/core'
import { drawPlot } from '../plot.ts'
import type { ExitCode } from '../program.ts'
import { formatBytes } from '../report.ts'
import type { Terminal } from '../terminal.ts'

type Options = { width?: string; json?: boolean }

const signs: Readonly<Record<CurvePoint['format'], string>> = { jpeg: 'j', webp: 'w', avif: 'a' }

/** `tessera curve` */
export async function runCurve(terminal: Terminal, file: string, options: Options): Promise<ExitCode> {
  const { stdout, stderr, signal } = terminal
  try {
    const width = options.width === undefined ? {} : { width: Number(options.width) }
    const points = await curve(file, width, { signal })
    stdout.write(options.json ? `${JSON.stringify(points, null, 2)}\n` : draw(points))
    return 0
  } catch (error) {
    if (!(error instanceof ImageError)) throw error
    stderr.write(`${file}: ${error.message}\n`)
    return 1
  }
}

function draw(points: readonly CurvePoint[]): string {
  const marks = points.map(({ format, bytes, ssim }) => ({ x: bytes, y: ssim, sign: signs[format] }))
  const plot = drawPlot(marks, { labelX: formatBytes, labelY: (ssim) => ssim.toFixed(3) })
  const names = Object.entries(signs).map(([format, sign]) => `${sign} ${format}`)
  return `similarity (SSIM) by size; ${names.join(', ')}, at quality 20 to 90\n\n${plot}\n`
}
