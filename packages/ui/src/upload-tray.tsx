import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { IconButton } from './button.tsx'
import { type Upload, UploadRow } from './upload-row.tsx'

export interface UploadTrayProps {
  uploads: readonly Upload[]
  onCancel(id: string): void
  onPause(id: string): void
  onResume(id: string): void
  onRetry(id: string): void
  /** The person wants to choose the file of an unfinished upload. */
  onChoose(id: string): void
  onOpen(href: string): void
  /** Puts away what is over. */
  onClear(): void
}

const isOver = ({ state }: Upload) => state.kind === 'done' || state.kind === 'failed'
const isResting = ({ state }: Upload) => state.kind === 'paused' || state.kind === 'unfinished'

/** Uploads under way and what became of them, in a corner; folds down to one line. */
export function UploadTray({ uploads, onClear, onOpen, ...actions }: UploadTrayProps): ReactElement | null {
  const [folded, setFolded] = useState(false)
  if (uploads.length === 0) return null
  const open = uploads.filter((upload) => !isOver(upload)).length
  // When it is over, what still wants something of the person comes first.
  const inOrder =
    open > 0
      ? uploads
      : uploads.toSorted((a, b) => Number(b.state.kind === 'failed') - Number(a.state.kind === 'failed'))
  return (
    <section
      aria-label="Uploads"
      className="animate-rise fixed right-4 bottom-4 z-30 w-[360px] [body:has([data-bottom-bar])_&]:bottom-18 max-w-[calc(100vw-32px)] overflow-hidden rounded-lg bg-raised shadow-float max-sm:right-2 max-sm:bottom-2 max-sm:max-w-[calc(100vw-16px)]"
    >
      <header className="flex items-center gap-1 py-1 pr-1 pl-4">
        <h2 className="grow text-14 font-medium" aria-live="polite">
          {summary(uploads)}
        </h2>
        <IconButton
          icon={folded ? ChevronUp : ChevronDown}
          label={folded ? 'Show the uploads' : 'Fold the uploads'}
          aria-expanded={!folded}
          onClick={() => setFolded(!folded)}
        />
        {open === 0 && <IconButton icon={X} label="Put the uploads away" onClick={onClear} />}
      </header>
      {!folded && (
        <ul className="max-h-[40dvh] overflow-auto border-t border-hairline">
          {inOrder.map((upload) => (
            <UploadRow
              key={upload.id}
              upload={upload}
              onCancel={() => actions.onCancel(upload.id)}
              onPause={() => actions.onPause(upload.id)}
              onResume={() => actions.onResume(upload.id)}
              onRetry={() => actions.onRetry(upload.id)}
              onChoose={() => actions.onChoose(upload.id)}
              onOpen={onOpen}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

function summary(uploads: readonly Upload[]): string {
  const count = uploads.length
  const open = uploads.filter((upload) => !isOver(upload))
  const resting = open.filter(isResting)
  if (open.length > 0 && open.length === resting.length) {
    const unfinished = resting.filter(({ state }) => state.kind === 'unfinished').length
    return unfinished === resting.length ? `${unfinished} unfinished` : `${resting.length} paused`
  }
  if (open.length > 0) return `Uploading ${count - open.length + 1} of ${count}`
  const failed = uploads.filter(({ state }) => state.kind === 'failed').length
  const done = count - failed
  const uploaded = `${done} ${done === 1 ? 'image' : 'images'} uploaded`
  if (failed === 0) return uploaded
  return done === 0 ? `${failed} not uploaded` : `${uploaded}, ${failed} not`
}
