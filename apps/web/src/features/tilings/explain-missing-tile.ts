import { serverErrorOf } from '../../lib/problems.ts'

/** What a browser does not tell of an image that failed: why. So its address is asked once more; null when it is there this time. */
export async function explainMissingTile(tileUrl: string): Promise<string | null> {
  try {
    const answer = await fetch(tileUrl)
    if (answer.ok) {
      await answer.body?.cancel()
      return null
    }
    return sentenceOf(serverErrorOf({ data: await answer.json() })?.code)
  } catch {
    return 'Some tiles could not be loaded: the server did not answer. Check the connection and try again.'
  }
}

function sentenceOf(code: string | undefined): string | null {
  switch (code) {
    // The server checks each tile that it reads, and sends none that is not as it was written.
    case 'UNAVAILABLE':
      return 'Some tiles are missing: their file on the server is damaged, or cannot be read at the moment. If trying again does not help, make the tiles again.'
    case 'NOT_FOUND':
      return 'Some tiles could not be loaded: they are not on the server any more.'
    default:
      return null
  }
}
