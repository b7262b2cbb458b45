/** Works through `items`, `count` at a time. When one fails, no more are begun, and the first failure is thrown once all have ended. */
export async function forEachAtMost<T>(
  count: number,
  items: Iterable<T>,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = []
  const remaining = items[Symbol.iterator]()
  const takeNext = async (): Promise<void> => {
    for (let next = remaining.next(); !next.done && failures.length === 0; next = remaining.next()) {
      await work(next.value).catch((error: unknown) => failures.push(error))
    }
  }
  await Promise.all(Array.from({ length: count }, takeNext))
  if (failures.length > 0) throw failures[0]
}
