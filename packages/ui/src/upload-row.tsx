import { Check, FileQuestion, ImageOff, Pause, Play, RotateCw, X } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { Button, IconButton } from './button.tsx'
import { Bytes } from './bytes.tsx'
import { formatBytes, formatTimeLeft } from './figures.ts'
import { ProgressBar } from './meter.tsx'
import { type Problem, ProblemDetails } from './notice.tsx'

export type UploadState =
  | { kind: 'waiting' }
  /** The file is read, to find out whether it is there already. */
  | { kind: 'hashing'; done: number }
  | {
      kind: 'sending'
      sent: number
      bytesPerSecond: number | null
      secondsLeft: number | null
      /** What has arrived stays when it is stopped. */
      resumable: boolean
    }
  | { kind: 'paused'; sent: number }
  /** Begun on an earlier page, which had the file. `problem` says what was wrong with the one that was chosen for it. */
  | { kind: 'unfinished'; sent: number; problem?: string | undefined }
  /** All bytes are there; the server looks at them. */
  | { kind: 'checking' }
  | { kind: 'disconnected' }
  /** The server is there, and asks to come again. */
  | { kind: 'postponed' }
  | { kind: 'done'; href: string; alreadyThere: boolean }
  | { kind: 'failed'; problem: Problem }

export interface Upload {
  id: string
  name: string
  bytes: number
  /** A local picture of the file, before anything is sent; null while there is no file. */
  preview: string | null
  state: UploadState
}

export interface UploadRowProps {
  upload: Upload
  onCancel(): void
  onPause(): void
  onResume(): void
  onRetry(): void
  /** The person wants to choose the file of an unfinished upload. */
  onChoose(): void
  onOpen(href: string): void
}

/** One upload: what it is at, and what can be done about it. */
export function UploadRow({ upload, ...actions }: UploadRowProps): ReactElement {
  const { name, bytes, preview, state } = upload
  const progress = progressOf(upload)
  return (
    <li className="flex gap-3 border-t border-hairline px-4 py-3 first:border-t-0">
      <Preview src={preview} />
      <div className="min-w-0 grow">
        <p className="flex items-baseline justify-between gap-3 text-13">
          <span className="truncate font-medium" title={name}>
            {state.kind === 'done' ? (
              <NameLink name={name} href={state.href} onOpen={actions.onOpen} />
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
        <p className="figures text-12 text-quiet">{describeState(upload)}</p>
        {state.kind === 'unfinished' && (
          <>
            {state.problem && (
              <p role="alert" className="text-12 text-pretty text-danger">
                {state.problem}
              </p>
            )}
            <div className="mt-1 -ml-3 flex">
              <Button
                variant="plain"
                icon={Play}
                aria-label={`Choose the file again: ${name}`}
                onClick={actions.onChoose}
              >
                Choose the file again
              </Button>
            </div>
          </>
        )}
        {state.kind === 'failed' && <Failure problem={state.problem} onRetry={actions.onRetry} />}
      </div>
      <div className="-my-1.5 -mr-2.5 flex items-start">
        <PauseButton upload={upload} {...actions} />
        {state.kind === 'done' ? (
          <span className="flex size-9 items-center justify-center text-success">
            <Check aria-hidden size={18} strokeWidth={1.5} />
          </span>
        ) : (
          <IconButton
            icon={X}
            label={state.kind === 'failed' ? `Remove ${name} from the list` : `Cancel the upload of ${name}`}
            onClick={actions.onCancel}
          />
        )}
      </div>
    </li>
  )
}

/** One button for both, so that whoever has the focus on it keeps it. */
function PauseButton({
  upload: { name, state },
  onPause,
  onResume,
}: Pick<UploadRowProps, 'upload' | 'onPause' | 'onResume'>): ReactElement | null {
  if (state.kind === 'paused')
    return <IconButton icon={Play} label={`Resume the upload of ${name}`} onClick={onResume} />
  if (state.kind !== 'sending' || !state.resumable) return null
  return <IconButton icon={Pause} label={`Pause the upload of ${name}`} onClick={onPause} />
}

function NameLink({
  name,
  href,
  onOpen,
}: {
  name: string
  href: string
  onOpen(href: string): void
}): ReactElement {
  return (
    <a
      href={href}
      className="rounded-sm hover:underline"
      onClick={(event) => {
        event.preventDefault()
        onOpen(href)
      }}
    >
      {name}
    </a>
  )
}

function Failure({ problem, onRetry }: { problem: Problem; onRetry(): void }): ReactElement {
  return (
    <>
      <p role="alert" className="text-12 text-pretty text-danger">
        {problem.text}
      </p>
      <ProblemDetails problem={problem} />
      {!problem.isFinal && (
        <div className="mt-1 -ml-3 flex">
          <Button variant="plain" icon={RotateCw} onClick={onRetry}>
            Try again
          </Button>
        </div>
      )}
    </>
  )
}

function Preview({ src }: { src: string | null }): ReactElement {
  const [broken, setBroken] = useState(false)
  const Icon = src === null ? FileQuestion : ImageOff
  return (
    <div className="flex size-10 shrink-0 items-center justify-center overflow-hidden rounded-sm bg-sunken text-quiet">
      {broken || src === null ? (
        <Icon aria-hidden size={16} strokeWidth={1.5} />
      ) : (
        <img src={src} alt="" className="size-full object-cover" onError={() => setBroken(true)} />
      )}
    </div>
  )
}

/** 0 to 1; null while nobody can tell; undefined where nothing moves. */
function progressOf({ bytes, state }: Upload): number | null | undefined {
  const share = (part: number) => (bytes > 0 ? part / bytes : 1)
  switch (state.kind) {
    case 'sending':
    case 'paused':
    case 'unfinished':
      return share(state.sent)
    case 'hashing':
    case 'checking':
      return null
    default:
      return undefined
  }
}

function describeState({ bytes, state }: Upload): string {
  switch (state.kind) {
    case 'waiting':
      return 'Waiting'
    case 'hashing':
      return 'Reading the file'
    case 'sending': {
      if (state.bytesPerSecond === null) return 'Sending'
      const left = state.secondsLeft === null ? [] : [formatTimeLeft(state.secondsLeft)]
      return [`${formatBytes(state.bytesPerSecond)}/s`, ...left].join(' · ')
    }
    case 'paused':
      return `Paused at ${formatBytes(state.sent)}`
    case 'unfinished':
      return `${formatBytes(state.sent)} of ${formatBytes(bytes)} are there`
    case 'checking':
      return 'Looking at the image'
    case 'disconnected':
      return 'The connection is gone; trying again'
    case 'postponed':
      return 'The server is busy; trying again'
    case 'done':
      return state.alreadyThere ? 'Already in your gallery' : 'Uploaded'
    case 'failed':
      return ''
  }
}
