import type { AskedFormat, OutputFormat } from '@tessera/core/recipes'
import { formatName } from '@tessera/ui'

/** What to say of a format in place of a goal, where it has none. A format that is missing does not compile. */
const notes = {
  jpeg: null,
  webp: null,
  avif: null,
  png: 'PNG keeps every pixel as it is, so there is no quality to choose. For photographs it is rarely the smallest.',
  gif: 'GIF has 256 colours. It keeps what moves; WebP does that in fewer bytes.',
  tiff: 'TIFF keeps every pixel as it is, for archives and for printing. Browsers do not show it.',
  jxl: null,
} satisfies Record<OutputFormat, string | null>

// Only types come from the schema here, so that it can be loaded later.
export const formatOptions: readonly { value: string; label: string }[] = ['auto', ...Object.keys(notes)].map(
  (value) => ({ value, label: formatName(value) }),
)

export function noteOf(format: string): string | null {
  return notes[format as OutputFormat] ?? null
}

const none = { maxEffort: null, lossless: false, palette: false }
const choices = {
  auto: { ...none, lossless: true },
  jpeg: none,
  webp: { maxEffort: 6, lossless: true, palette: false },
  avif: { maxEffort: 9, lossless: true, palette: false },
  png: { ...none, palette: true },
  gif: { ...none, maxEffort: 9 },
  tiff: none,
  jxl: { maxEffort: 9, lossless: true, palette: false },
} satisfies Record<AskedFormat, { maxEffort: number | null; lossless: boolean; palette: boolean }>

/** What else there is to choose for a format. */
export function choicesOf(format: string): { maxEffort: number | null; lossless: boolean; palette: boolean } {
  return choices[format as AskedFormat] ?? none
}
