import type { Connection } from './connection.ts'

/**
 * Loads a part of the app, also when the server was away: then once more when it is back. A part that is not there although the server is
 * belongs to an older version of the app, and the page is loaded anew.
 */
export async function loadChunk<Part>(
  load: () => Promise<Part>,
  connection: Pick<Connection, 'lost'>,
): Promise<Part> {
  try {
    return await load()
  } catch {
    await connection.lost()
    try {
      return await load()
    } catch (error) {
      location.reload()
      throw error
    }
  }
}
