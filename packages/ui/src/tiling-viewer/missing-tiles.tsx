import { type ReactElement, useRef, useState } from 'react'
import { Button } from '../button.tsx'
import { classNames } from '../class-names.ts'

export interface MissingTilesProps {
  /** Finds out why a tile could not be had, for whoever looks at the picture; null when there is nothing to say. Never rejects. */
  explainMissing(tileUrl: string): Promise<string | null>
  /** Tiles could not be had, and a person wants them tried again: the place to renew the links. */
  onRetry(): Promise<unknown>
}

/** What is said of tiles that could not be had. The first one that fails is asked about; the others are told with it. */
export function useMissingTiles({ explainMissing, onRetry }: MissingTilesProps): {
  /** Null while nothing is missing. */
  sentence: string | null
  /** A tile could not be had from that address. */
  report(tileUrl: string): void
  /** Renews the links and takes back what was said. */
  retry(): Promise<void>
} {
  const [sentence, setSentence] = useState<string | null>(null)
  // Counts what was asked, so that the answer to an earlier question is not taken for one to a later.
  const asked = useRef({ times: 0, open: false })
  return {
    sentence,
    report(tileUrl) {
      if (asked.current.open) return
      const times = asked.current.times + 1
      asked.current = { times, open: true }
      setSentence('Some tiles could not be loaded.')
      void explainMissing(tileUrl).then((reason) => {
        if (reason !== null && asked.current.open && asked.current.times === times) setSentence(reason)
      })
    },
    async retry() {
      await onRetry()
      asked.current.open = false
      setSentence(null)
    },
  }
}

/** Over the picture, where it hides little of it. */
export function MissingTiles({
  sentence,
  onRetry,
  className,
}: {
  sentence: string
  onRetry(): void
  className: string
}): ReactElement {
  return (
    <div
      role="alert"
      className={classNames(
        'absolute left-1/2 z-20 flex w-max max-w-[min(90%,40rem)] -translate-x-1/2 items-center gap-x-3 rounded-lg bg-[oklch(0_0_0/0.8)] py-1.5 pr-1.5 pl-4 text-13 text-pretty max-sm:flex-col max-sm:items-start max-sm:pt-3 max-sm:pr-4',
        className,
      )}
    >
      {sentence}
      <Button variant="bench" className="max-sm:-ml-3" onClick={onRetry}>
        Try again
      </Button>
    </div>
  )
}
