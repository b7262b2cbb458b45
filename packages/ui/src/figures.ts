const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const

/** Bytes in steps of 1024 with at most three figures, value and unit apart: units are set lighter than values. */
export function splitBytes(bytes: number): { value: string; unit: string } {
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10))
  const scaled = bytes / 1024 ** power
  // 1023.9 KB would be rounded to 1024 KB.
  if (Math.round(scaled) === 1024 && power < units.length - 1) return splitBytes(1024 ** (power + 1))
  const digits = power === 0 || scaled >= 100 ? 0 : scaled >= 10 ? 1 : 2
  const value = scaled.toFixed(digits)
  return { value: digits > 0 ? value.replace(/\.?0+$/, '') : value, unit: units[power] ?? 'B' }
}

/** "2.2 MB", for labels and announcements. */
export function formatBytes(bytes: number): string {
  const { value, unit } = splitBytes(bytes)
  return `${value} ${unit}`
}

/** How long something will take still, in words that do not change with each second: "20 s left", "3 min left", "2 h left". */
export function formatTimeLeft(seconds: number): string {
  if (seconds < 10) return 'a few seconds left'
  if (seconds < 60) return `${Math.round(seconds / 5) * 5} s left`
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min left`
  return `${Math.round(seconds / 3600)} h left`
}

/** How much smaller something became: "−92 %", "+3 %", "±0 %". */
export function formatChange(before: number, after: number): string {
  if (before === 0) return '±0 %'
  const percent = Math.round((after / before - 1) * 100)
  if (percent === 0) return after === before ? '±0 %' : after < before ? '−<1 %' : '+<1 %'
  return `${percent < 0 ? '−' : '+'}${Math.abs(percent)} %`
}

/** "4000 × 3000". */
export function formatSize(width: number, height: number): string {
  return `${width} × ${height}`
}

const formatNames: Record<string, string> = {
  auto: 'Auto',
  jpeg: 'JPEG',
  png: 'PNG',
  webp: 'WebP',
  avif: 'AVIF',
  gif: 'GIF',
  tiff: 'TIFF',
  jxl: 'JPEG XL',
  heic: 'HEIC',
  bmp: 'BMP',
  svg: 'SVG',
}

/** The name people know a format by. */
export function formatName(format: string): string {
  return formatNames[format] ?? format.toUpperCase()
}
