/** What the person who ran the command should read: its message is the whole answer. */
export class ToolError extends Error {
  override readonly name = 'ToolError'
}
