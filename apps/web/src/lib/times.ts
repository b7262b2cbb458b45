/** "21 Nov 2026", in the order of the reader's language. */
export function formatDay(time: string): string {
  return new Date(time).toLocaleDateString([], { day: 'numeric', month: 'short', year: 'numeric' })
}

/** The same with the time of day. */
export function formatMoment(time: string): string {
  const clock = new Date(time).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })
  return `${formatDay(time)}, ${clock}`
}
