import { thumbHashToDataURL } from 'thumbhash'

/** The blurred picture of a thumbhash (base64) as a data URL; null without one, or for one that makes no sense. */
export function drawThumbhash(hash: string | null): string | null {
  if (!hash) return null
  try {
    return thumbHashToDataURL(Uint8Array.from(atob(hash), (sign) => sign.charCodeAt(0)))
  } catch {
    return null
  }
}
