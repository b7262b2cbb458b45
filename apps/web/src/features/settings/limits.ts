import type { LimitsDraft } from '@tessera/ui'

export interface Limits {
  images?: number | undefined
  bytes?: number | undefined
  compressionsPerImage?: number | undefined
  tilingsPerImage?: number | undefined
}

const megabyte = 2 ** 20
const counts = ['images', 'compressionsPerImage', 'tilingsPerImage'] as const

/** Limits as they are shown in a form: what is not set is empty, storage is in megabytes. */
export function draftOf({ bytes, ...rest }: Limits): LimitsDraft {
  const text = (value: number | undefined) => (value === undefined ? '' : String(value))
  return {
    images: text(rest.images),
    megabytes: bytes === undefined ? '' : String(Math.round((bytes / megabyte) * 100) / 100),
    compressionsPerImage: text(rest.compressionsPerImage),
    tilingsPerImage: text(rest.tilingsPerImage),
  }
}

/** What was typed, or what is wrong with it. Storage that was not touched stays to the byte. */
export function readLimits(
  draft: LimitsDraft,
  present: Limits,
): { limits: Limits | null; errors: Partial<Record<keyof LimitsDraft, string>> } {
  const errors: Partial<Record<keyof LimitsDraft, string>> = {}
  const limits: Limits = {}
  for (const name of counts) {
    const text = draft[name].trim()
    if (text === '') continue
    if (/^\d{1,9}$/.test(text)) limits[name] = Number(text)
    else errors[name] = 'A whole number'
  }
  const megabytes = draft.megabytes.trim().replace(',', '.')
  if (draft.megabytes === draftOf(present).megabytes) {
    if (present.bytes !== undefined) limits.bytes = present.bytes
  } else if (/^\d{1,9}(\.\d+)?$/.test(megabytes)) limits.bytes = Math.round(Number(megabytes) * megabyte)
  else if (megabytes !== '') errors.megabytes = 'A number of megabytes'
  return { limits: Object.keys(errors).length === 0 ? limits : null, errors }
}
