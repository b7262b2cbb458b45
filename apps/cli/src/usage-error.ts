/** The command itself is wrong: nothing was begun. `message` says how. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
