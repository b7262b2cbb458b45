import { Check, ChevronDown, ChevronUp, ImageOff, RotateCw, X } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { Button, IconButton } from './button.tsx'
import { Bytes } from './bytes.tsx'
import { formatBytes } from './figures.ts'
import { ProgressBar } from './meter.tsx'
import { type Problem, ProblemDetails } from './notice.tsx'

export type UploadState =
  | { kind: 'waiting' }
  | { kind: 'sending'; sent: number; bytesPerSecond: number | null }
  /** All bytes are there; the server looks at them. */
  | { kind: 'checking' }
  | { kind: 'disconnected' }
  | { kind: 'done'; href: string; alreadyThere: boolean }
  | { kind: 'failed'; problem: Problem }

export interface Upload {
  id: string
  name: string
  bytes: number
  /** A local picture of the file, before anything is sent. */
  preview: string
  state: UploadState
}

export interface UploadTrayProps {
  uploads: readonly Upload[]
  onCancel(id: string): void
  onRetry(id: string): void
  onOpen(href: string): void
  /** Puts away what is over. */
  onClear(): void
}

const isOver = ({ state }: Upload) => state.kind === 'done' || state.kind === 'failed'

/** Uploads under way and what became of them, in a corner; folds down to one line. */
export function UploadTray({
  uploads,
  onCancel,
  onRetry,
  onOpen,
  onClear,
}: UploadTrayProps): ReactElement | null {
  const [folded, setFolded] = useState(false)
  if (uploads.length === 0) return null
  const open = uploads.filter((upload) => !isOver(upload)).length
  const failed = uploads.filter(({ state }) => state.kind === 'failed').length
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
          {summary(uploads.length, open, failed)}
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
            <Row
              key={upload.id}
              upload={upload}
              onCancel={() => onCancel(upload.id)}
              onRetry={() => onRetry(upload.id)}
              onOpen={onOpen}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

function summary(count: number, open: number, failed: number): string {
  if (open > 0) return `Uploading ${count - open + 1} of ${count}`
  const done = count - failed
  const uploaded = `${done} ${done === 1 ? 'image' : 'images'} uploaded`
  if (failed === 0) return uploaded
  return done === 0 ? `${failed} not uploaded` : `${uploaded}, ${failed} not`
}

function Row({
  upload,
  onCancel,
  onRetry,
  onOpen,
}: {
  upload: Upload
  onCancel(): void
  onRetry(): void
  onOpen(href: string): void
}): ReactElement {
  const { name, bytes, preview, state } = upload
  const progress =
    state.kind === 'sending'
      ? bytes > 0
        ? state.sent / bytes
        : 1
      : state.kind === 'checking'
        ? null
        : undefined
  return (
    <li className="flex gap-3 border-t border-hairline px-4 py-3 first:border-t-0">
      <Preview src={preview} />
      <div className="min-w-0 grow">
        <p className="flex items-baseline justify-between gap-3 text-13">
          <span className="truncate font-medium" title={name}>
            {state.kind === 'done' ? (
              <a
                href={state.href}
                className="rounded-sm hover:underline"
                onClick={(event) => {
                  event.preventDefault()
                  onOpen(state.href)
                }}
              >
                {name}
              </a>
            ) : (
              name
            )}
          </span>
          <Bytes bytes={bytes} className="text-12 text-quiet" />
        </p>
        {progress !== undefined && (
          <div className="my-1.5">
            <ProgressBar label={`Upload of ${name}`} value={progress} />
          </div>
        )}
        <p className="figures text-12 text-quiet">{describeState(state)}</p>
        {state.kind === 'failed' && (
          <>
            <p role="alert" className="text-12 text-pretty text-danger">
              {state.problem.text}
            </p>
            <ProblemDetails problem={state.problem} />
            <div className="mt-1 -ml-3 flex">
              <Button variant="plain" icon={RotateCw} onClick={onRetry}>
                Try again
              </Button>
            </div>
          </>
        )}
      </div>
      <div className="-my-1.5 -mr-2.5">
        {state.kind === 'done' ? (
          <span className="flex size-9 items-center justify-center text-success">
            <Check aria-hidden size={18} strokeWidth={1.5} />
          </span>
        ) : (
          <IconButton
            icon={X}
            label={state.kind === 'failed' ? `Remove ${name} from the list` : `Cancel the upload of ${name}`}
            onClick={onCancel}
          />
        )}
      </div>
    </li>
  )
}

function Preview({ src }: { src: string }): ReactElement {
  const [broken, setBroken] = useState(false)
  return (
    <div className="flex size-10 shrink-0 items-center justify-center overflow-hidden rounded-sm bg-sunken text-quiet">
      {broken ? (
        <ImageOff aria-hidden size={16} strokeWidth={1.5} />
      ) : (
        <img src={src} alt="" className="size-full object-cover" onError={() => setBroken(true)} />
      )}
    </div>
  )
}

function describeState(state: UploadState): string {
  switch (state.kind) {
    case 'waiting':
      return 'Waiting'
    case 'sending':
      return state.bytesPerSecond === null ? 'Sending' : `${formatBytes(state.bytesPerSecond)}/s`
    case 'checking':
      return 'Looking at the image'
    case 'disconnected':
      return 'The connection is gone; trying again'
    case 'done':
      return state.alreadyThere ? 'Already in your gallery' : 'Uploaded'
    case 'failed':
      return ''
  }
}
