/** A document's text, cut where its rows are and not parsed. */
export interface DocumentText {
  /** The JSON of a field that is not a collection. */
  fields: Map<string, string>
  /** By collection, the keys of its rows and their JSON. */
  rows: Map<string, [string, string][]>
  /** The lines of the events, without the brackets. */
  events: string
}

const eventsStart = '\n"events":['
const eventsEnd = '],\n'

/**
 * Cuts a document as the store writes it: a field, or a row, a line. `collections` tells a row's key from the name of the next collection; no
 * key is ever as short as one. Throws when it is not written like that.
 */
export function cutDocument(text: string, collections: ReadonlySet<string>): DocumentText {
  const eventsAt = text.indexOf(eventsStart)
  const lastAt = text.lastIndexOf(eventsEnd)
  if (eventsAt < 0 || lastAt < eventsAt) throw new Error('A document has no events')
  const events = text.slice(eventsAt + eventsStart.length, lastAt)
  const fields = new Map<string, string>()
  const rows = new Map<string, [string, string][]>()

  let open: [string, string][] | null = null
  for (let at = text.indexOf('\n') + 1; at > 0 && at <= eventsAt; ) {
    const end = text.indexOf('\n', at)
    const [keyEnd, next] = [text.indexOf('":', at), end + 1]
    const key = text.slice(at + 1, keyEnd)
    const valueAt = keyEnd + 2
    if (collections.has(key)) {
      open = []
      rows.set(key, open)
    } else if (!open) fields.set(key, text.slice(valueAt, end - 1))
    else {
      // The last row of a collection has its closing brace behind it, which only the next line tells from its own.
      const nextKey = text.slice(next + 1, text.indexOf('":', next))
      const isLast = next > eventsAt || collections.has(nextKey)
      open.push([key, text.slice(valueAt, end - (isLast ? 2 : 1))])
    }
    at = next
  }
  const [name = '', value = ''] = text.slice(lastAt + eventsEnd.length).split(':')
  fields.set(name.slice(1, -1), value.slice(0, value.lastIndexOf('}')))
  return { fields, rows, events }
}
