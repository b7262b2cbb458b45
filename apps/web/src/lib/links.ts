/** The same link by the name under which this page was reached: signed links carry the server's public one. */
export function onThisOrigin(url: string): string {
  const { pathname, search } = new URL(url, location.origin)
  return pathname + search
}

/** The same for a pattern of links: its {level}, {column} and {row} stay as they are. */
export function patternOnThisOrigin(pattern: string): string {
  return onThisOrigin(pattern).replaceAll('%7B', '{').replaceAll('%7D', '}')
}

export function downloadOf(url: string): string {
  return `${onThisOrigin(url)}?download`
}

/** "14:35", or with the day when that is not today. */
export function formatUntil(time: string): string {
  const until = new Date(time)
  const clock = until.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })
  if (until.toDateString() === new Date().toDateString()) return clock
  return `${until.toLocaleDateString([], { day: 'numeric', month: 'long' })}, ${clock}`
}

/** Copies text; also where the page is not served over https and browsers keep the clipboard to themselves. */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'sr-only'
  document.body.append(area)
  area.select()
  document.execCommand('copy')
  area.remove()
}
