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
  /** The next number to try, by the folded name that it goes into: equal names must not count from the beginning each time. */
  const next = new Map<string, number>()
  const numberBytes = ` (${names.length + 1})`.length

  function numberName(base: string, extension: string): string {
    const short = shorten(base, mostBytes - numberBytes - Buffer.byteLength(extension))
    const folded = fold(short + extension)
    let number = next.get(folded) ?? 2
    while (taken.has(fold(`${short} (${number})${extension}`))) number++
    next.set(folded, number + 1)
    return `${short} (${number})${extension}`
  }

  return names.map((name) => {
    const { base, extension } = splitName(makeSafe(name))
    const plain = shorten(base, mostBytes - Buffer.byteLength(extension)) + extension
    const entry = taken.has(fold(plain)) ? numberName(base, extension) : plain
    taken.add(fold(entry))
    return entry
  })
}

/** The same for names that some file system takes for one. */
const fold = (name: string) => name.toLowerCase().toUpperCase().normalize('NFKC')

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

function shorten(base: string, room: number): string {
  let [shown, bytes] = ['', 0]
  for (const character of base) {
    bytes += Buffer.byteLength(character)
    if (bytes > room) break
    shown += character
  }
  return shown.trimEnd()
}
