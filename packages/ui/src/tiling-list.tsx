import { Download, RotateCw, Share2, Trash2, X } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { buttonClass, IconButton } from './button.tsx'
import { Bytes } from './bytes.tsx'
import { ProgressBar } from './meter.tsx'
import { type Problem, ProblemDetails } from './notice.tsx'

export type TilingState =
  | { kind: 'queued' }
  /** From 0 to 1; null until the first word of it. */
  | { kind: 'processing'; progress: number | null }
  | { kind: 'ready'; bytes: number; download: string }
  | { kind: 'failed'; problem: Problem }

export interface TilingItem {
  id: string
  /** "Deep zoom, 256 px JPEG" */
  words: string
  /** "79 × 40 tiles, 15 levels" */
  extent: string
  state: TilingState
}

export interface TilingListProps {
  items: readonly TilingItem[]
  /** The ways to look at one that is ready. */
  renderLinks(item: TilingItem): ReactNode
  onShare(id: string): void
  onCancel(id: string): void
  onRetry(id: string): void
  onDelete(id: string): void
}

/** The tilings of an image: what they are, how far they are, and what can be done with them. */
export function TilingList({
  items,
  renderLinks,
  onShare,
  onCancel,
  onRetry,
  onDelete,
}: TilingListProps): ReactElement {
  return (
    <ul aria-label="Tilings" className="flex flex-col max-sm:gap-2">
      {items.map((item) => (
        <li
          key={item.id}
          className="flex flex-wrap items-center gap-x-4 gap-y-1 border-hairline px-3 py-1 max-sm:rounded-lg max-sm:border max-sm:py-2 sm:border-b sm:last:border-b-0"
        >
          <div className="min-w-40 grow basis-56">
            <p className="truncate text-14 font-medium">{item.words}</p>
            <p className="figures text-13 text-quiet">
              {item.extent}
              {item.state.kind === 'ready' && (
                <>
                  {' · '}
                  <Bytes bytes={item.state.bytes} />
                </>
              )}
            </p>
          </div>
          <State item={item} />
          <div className="ml-auto flex items-center gap-1 max-sm:-mr-2">
            {item.state.kind === 'ready' && (
              <>
                {renderLinks(item)}
                <IconButton icon={Share2} label={`Share ${item.words}`} onClick={() => onShare(item.id)} />
                <a
                  href={item.state.download}
                  aria-label={`Download the tiles of ${item.words}`}
                  title="Download all tiles as a zip"
                  className={buttonClass('plain', { shape: 'icon' })}
                >
                  <Download aria-hidden size={18} strokeWidth={1.5} />
                </a>
              </>
            )}
            {item.state.kind === 'failed' && (
              <IconButton
                icon={RotateCw}
                label={`Try ${item.words} again`}
                onClick={() => onRetry(item.id)}
              />
            )}
            {item.state.kind === 'queued' || item.state.kind === 'processing' ? (
              <IconButton icon={X} label={`Cancel ${item.words}`} onClick={() => onCancel(item.id)} />
            ) : (
              <IconButton icon={Trash2} label={`Delete ${item.words}`} onClick={() => onDelete(item.id)} />
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

function State({ item: { words, state } }: { item: TilingItem }): ReactElement | null {
  if (state.kind === 'ready') return null
  if (state.kind === 'failed')
    return (
      <div className="min-w-0 grow basis-56">
        <p className="text-13 text-pretty text-danger">{state.problem.text}</p>
        <ProblemDetails problem={state.problem} />
      </div>
    )
  const progress = state.kind === 'processing' ? state.progress : null
  return (
    <div className="grow basis-40">
      <p className="figures mb-1 flex justify-between text-12 text-quiet">
        {state.kind === 'queued' ? 'Waiting its turn' : 'Being cut'}
        {progress !== null && <span>{Math.floor(progress * 100)} %</span>}
      </p>
      <ProgressBar label={words} value={progress} />
    </div>
  )
}
