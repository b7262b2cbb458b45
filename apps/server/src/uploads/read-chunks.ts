import type { Readable } from 'node:stream'

/**
 * Hands over each chunk of a source as it comes. `take` answers with a promise where the source has to wait, and ends the reading by throwing
 * (then this rejects) or with `false`. Resolves at the end, with the reason where the source broke off. The source is never destroyed, so that its
 * connection can be answered. The stream's own iterator is not used: it joins the chunks that wait, and so copies most of the bytes.
 */
export function readChunks(
  source: Readable,
  take: (chunk: Buffer) => Promise<void> | false | undefined,
): Promise<{ broken: unknown }> {
  if (source.readableEnded) return Promise.resolve({ broken: null })
  if (source.destroyed) return Promise.resolve({ broken: source.errored ?? closedEarly() })
  return new Promise((resolve, reject) => {
    function stop(): void {
      source.pause()
      source.off('data', onData).off('end', onEnd).off('error', onError).off('close', onClose)
    }
    function onEnd(): void {
      stop()
      resolve({ broken: null })
    }
    function onError(error: unknown): void {
      stop()
      resolve({ broken: error })
    }
    const onClose = () => onError(closedEarly())
    const fail = (error: unknown) => {
      stop()
      reject(error)
    }
    function onData(chunk: Buffer): void {
      try {
        const answer = take(chunk)
        if (answer === false) onEnd()
        else if (answer) {
          source.pause()
          answer.then(() => source.resume(), fail)
        }
      } catch (error) {
        fail(error)
      }
    }
    source.on('error', onError).on('close', onClose).on('end', onEnd).on('data', onData)
  })
}

const closedEarly = () => new Error('The source was closed before its end')
