/**
 * Rows by their keys, in the order in which they were added. A row that came as text is parsed when somebody asks for it, and written as that
 * text when nobody did: most changes are about one row of the many that a document has.
 */
export class LazyRows<Row extends object> extends Map<string, Row> {
  /** Adds a row as its JSON. */
  setText(key: string, text: string): void {
    super.set(key, text as unknown as Row)
  }

  override get(key: string): Row | undefined {
    const row = super.get(key) as Row | string | undefined
    if (typeof row !== 'string') return row
    const parsed = JSON.parse(row) as Row
    super.set(key, parsed)
    return parsed
  }

  override *values(): MapIterator<Row> {
    for (const key of super.keys()) yield this.get(key) as Row
  }

  override *entries(): MapIterator<[string, Row]> {
    for (const key of super.keys()) yield [key, this.get(key) as Row]
  }

  override [Symbol.iterator](): MapIterator<[string, Row]> {
    return this.entries()
  }

  override forEach(callback: (row: Row, key: string, rows: Map<string, Row>) => void): void {
    for (const [key, row] of this) callback(row, key, this)
  }

  /** A JSON object with a row a line. */
  toText(): string {
    const lines: string[] = []
    for (const [key, row] of super.entries() as Iterable<[string, Row | string]>) {
      lines.push(`\n${JSON.stringify(key)}:${typeof row === 'string' ? row : JSON.stringify(row)}`)
    }
    return `{${lines.join(',')}}`
  }
}
