/** What Windows, macOS or a shell does not take in a name, and control characters. */
const forbidden = /[<>:"/\\|?*\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu
/** Names of devices on Windows, whatever stands behind the first dot. */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i
/** File systems take 255 bytes; some room is left for a number and for what a browser adds. */
const mostBytes = 200

/**
 * Names for the files of an archive that is unpacked who knows where: safe on every file system, and no two the same where case or
 * the way in which accents are written does not count. In the order given; the second `photo.jpg` is `photo (2).jpg`.
 */
export function nameEntries(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const { base, extension } = splitName(makeSafe(name))
    for (let number = 1; ; number++) {
      const candidate = shorten(base, `${number === 1 ? '' : ` (${number})`}${extension}`)
      const folded = candidate.toLowerCase().toUpperCase().normalize('NFKC')
      if (taken.has(folded)) continue
      taken.add(folded)
      return candidate
    }
  })
}

function makeSafe(name: string): string {
  // Windows drops dots and spaces at the end; a dot at the beginning hides a file, and two leave the folder.
  const safe = name
    .toWellFormed()
    .normalize('NFC')
    .replace(forbidden, '_')
    .replace(/^[.\s]+|[.\s]+$/gu, '')
  if (safe === '') return 'untitled'
  return reserved.test(safe) ? `_${safe}` : safe
}

function splitName(name: string): { base: string; extension: string } {
  const dot = name.lastIndexOf('.')
  return dot <= 0 || name.length - dot > 12
    ? { base: name, extension: '' }
    : { base: name.slice(0, dot), extension: name.slice(dot) }
}

function shorten(base: string, ending: string): string {
  const room = mostBytes - Buffer.byteLength(ending)
  let shown = base
  while (Buffer.byteLength(shown) > room) shown = [...shown].slice(0, -1).join('')
  return shown.trimEnd() + ending
}
