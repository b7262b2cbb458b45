/** A path and its query, which begins at the first question mark and may have more of them. */
export function splitAddress(url: string): { target: string; search: string } {
  const question = url.indexOf('?')
  if (question < 0) return { target: url, search: '' }
  return { target: url.slice(0, question), search: url.slice(question + 1) }
}
