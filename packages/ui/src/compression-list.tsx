import { Download, Link2, LoaderCircle, Share2, Trash2 } from 'lucide-react'
import type { ReactElement } from 'react'
import { buttonClass, IconButton } from './button.tsx'
import { Bytes } from './bytes.tsx'
import { classNames } from './class-names.ts'
import { formatChange, formatSize } from './figures.ts'
import { type Problem, ProblemDetails } from './notice.tsx'

export type CompressionState =
  | { kind: 'queued' }
  | { kind: 'processing' }
  | { kind: 'ready'; bytes: number; width: number; height: number; download: string; keptOriginal: boolean }
  | { kind: 'failed'; problem: Problem }

export interface CompressionItem {
  id: string
  /** The recipe in words: "WebP, quality 80, 1600 px wide". */
  words: string
  state: CompressionState
}

export interface CompressionListProps {
  items: readonly CompressionItem[]
  originalBytes: number
  shown: string | null
  onShow(id: string): void
  onShare(id: string): void
  onCopyLink(id: string): void
  onDelete(id: string): void
}

/** What was made of an image: a table on wide screens, cards on small ones; the one in the viewer is marked. */
export function CompressionList({
  items,
  originalBytes,
  shown,
  onShow,
  onShare,
  onCopyLink,
  onDelete,
}: CompressionListProps): ReactElement {
  return (
    <ul aria-label="Compressions" className="flex flex-col max-sm:gap-2">
      {items.map((item) => (
        <li
          key={item.id}
          className={classNames(
            'group relative grid items-center gap-x-4 border-hairline px-3 transition-colors max-sm:grid-cols-[1fr_auto_auto] max-sm:rounded-lg max-sm:border max-sm:py-2 sm:grid-cols-[minmax(0,1fr)_72px_64px_104px_168px] sm:border-b sm:py-1 sm:last:border-b-0',
            item.id === shown && 'bg-sunken',
          )}
        >
          {item.id === shown && (
            <span aria-hidden className="absolute inset-y-1 left-0 w-0.5 rounded-full bg-accent" />
          )}
          <Cells
            item={item}
            originalBytes={originalBytes}
            shown={item.id === shown}
            onShow={() => onShow(item.id)}
          />
          <div className="flex justify-end max-sm:col-span-2 max-sm:-mr-2">
            {item.state.kind === 'ready' && (
              <>
                <IconButton icon={Share2} label={`Share ${item.words}`} onClick={() => onShare(item.id)} />
                <IconButton
                  icon={Link2}
                  label={`Copy the link to ${item.words}`}
                  onClick={() => onCopyLink(item.id)}
                />
                <a
                  href={item.state.download}
                  aria-label={`Download ${item.words}`}
                  title={`Download ${item.words}`}
                  className={buttonClass('plain', { shape: 'icon' })}
                >
                  <Download aria-hidden size={18} strokeWidth={1.5} />
                </a>
              </>
            )}
            <IconButton icon={Trash2} label={`Delete ${item.words}`} onClick={() => onDelete(item.id)} />
          </div>
        </li>
      ))}
    </ul>
  )
}

function Cells({
  item: { words, state },
  originalBytes,
  shown,
  onShow,
}: {
  item: CompressionItem
  originalBytes: number
  shown: boolean
  onShow(): void
}): ReactElement {
  if (state.kind === 'failed')
    return (
      <div className="col-span-full min-w-0 py-1 sm:col-span-4">
        <p className="text-14 font-medium">{words}</p>
        <p className="text-13 text-pretty text-danger">{state.problem.text}</p>
        <ProblemDetails problem={state.problem} />
      </div>
    )
  if (state.kind !== 'ready')
    return (
      <div className="col-span-full flex min-h-9 min-w-0 items-center gap-2 sm:col-span-4">
        <LoaderCircle aria-hidden size={16} strokeWidth={1.5} className="shrink-0 animate-spin text-quiet" />
        <span className="truncate text-14 font-medium">{words}</span>
        <span className="text-13 text-quiet">
          {state.kind === 'queued' ? 'Waiting its turn' : 'Being made'}
        </span>
      </div>
    )
  return (
    <>
      <button
        type="button"
        aria-pressed={shown}
        title="Show in the viewer"
        onClick={onShow}
        className="min-h-9 truncate rounded-sm text-left text-14 font-medium hover:underline max-sm:min-h-11 max-sm:whitespace-normal"
      >
        {words}
        {state.keptOriginal && (
          <span className="font-normal text-quiet"> · original kept, it was smaller</span>
        )}
      </button>
      <Bytes bytes={state.bytes} className="text-right text-14" />
      <span
        className={classNames(
          'figures text-right text-14 font-medium',
          state.bytes < originalBytes ? 'text-success' : 'text-quiet',
        )}
      >
        {formatChange(originalBytes, state.bytes)}
      </span>
      <span className="figures text-right text-13 whitespace-nowrap text-quiet max-sm:text-left">
        {formatSize(state.width, state.height)}
      </span>
    </>
  )
}
