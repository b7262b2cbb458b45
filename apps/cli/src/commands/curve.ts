import { type CurvePoint, curve, ImageError } from '@tessera/core'
import { CurveRequest, describeIssues } from '@tessera/core/recipes'
import { drawPlot } from '../plot.ts'
import type { ExitCode } from '../program.ts'
import { asNumber } from '../recipe-options.ts'
import { formatBytes } from '../report.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

type Options = { width?: string; formats?: string; qualities?: string; json?: boolean }

const signs: Readonly<Record<CurvePoint['format'], string>> = { jpeg: 'j', webp: 'w', avif: 'a' }

/** `tessera curve` */
export async function runCurve(terminal: Terminal, file: string, options: Options): Promise<ExitCode> {
  const { stdout, stderr, signal } = terminal
  const request = readRequest(options)
  try {
    const points = await curve(file, request, { signal })
    stdout.write(options.json ? `${JSON.stringify(points, null, 2)}\n` : draw(points))
    return 0
  } catch (error) {
    if (!(error instanceof ImageError)) throw error
    stderr.write(`${file}: ${error.message}\n`)
    return 1
  }
}

function readRequest({ width, formats, qualities }: Options): CurveRequest {
  const input = {
    width: asNumber(width),
    formats: formats?.split(','),
    qualities: qualities?.split(',').map(asNumber),
  }
  const parsed = CurveRequest.safeParse(input)
  if (parsed.success) return parsed.data
  const sentences = describeIssues(parsed.error, input).map(({ message }) => message)
  throw new UsageError(sentences.join('; '))
}

function draw(points: readonly CurvePoint[]): string {
  const marks = points.map(({ format, bytes, ssim }) => ({ x: bytes, y: ssim, sign: signs[format] }))
  const plot = drawPlot(marks, { labelX: formatBytes, labelY: (ssim) => ssim.toFixed(3) })
  const formats = [...new Set(points.map(({ format }) => format))]
  const names = formats.map((format) => `${signs[format]} ${format}`)
  const qualities = points.map(({ quality }) => quality)
  const range = `quality ${Math.min(...qualities)} to ${Math.max(...qualities)}`
  return `similarity (SSIM) by size; ${names.join(', ')}, at ${range}\n\n${plot}\n`
}
