import { Bytes, buttonClass, CompareView, formatName, formatSize, IconButton } from '@tessera/ui'
import { ArrowLeft, ChevronLeft, ChevronRight, Download } from 'lucide-react'
import { useRef } from 'react'
import { downloadOf, onThisOrigin } from '../../lib/links.ts'
import type { SharedPicture as Picture } from '../../lib/trpc.ts'
import { usePage } from '../page.ts'
import { useShortcuts } from '../shortcuts.ts'
import { sayUntil } from './words.ts'

/** One picture of a share, as large as the window. Arrows lead to its neighbours, Escape to all. */
export function SharedPicture({
  pictures,
  number,
  title,
  expiresAt,
  onShow,
  onClose,
}: {
  pictures: readonly Picture[]
  /** Counted from 1. */
  number: number
  /** Of the whole share; its only picture stands under it. */
  title: string | null
  expiresAt: string
  onShow(number: number): void
  /** Null where there is nothing to go back to. */
  onClose: (() => void) | null
}) {
  const download = useRef<HTMLAnchorElement>(null)
  const picture = pictures[number - 1]
  const isAlone = pictures.length === 1
  const heading = (isAlone ? title : null) ?? picture?.name ?? ''
  const step = (by: number) => {
    if (pictures[number - 1 + by]) onShow(number + by)
  }
  usePage(heading)
  useShortcuts({
    ArrowLeft: () => step(-1),
    ArrowRight: () => step(1),
    Escape: () => onClose?.(),
    d: () => download.current?.click(),
  })
  if (!picture) return null
  return (
    <>
      <header className="flex min-h-14 items-center gap-2 border-b border-hairline px-2 sm:px-4">
        {onClose && <IconButton icon={ArrowLeft} label="Back to all pictures" onClick={onClose} />}
        <div className="min-w-0 grow py-2 pl-2 sm:flex sm:items-baseline sm:gap-4">
          <h1 className="truncate text-16 font-semibold">{heading}</h1>
          <p className="figures flex shrink-0 gap-3 text-13 text-quiet sm:gap-4">
            <span className="whitespace-nowrap">{formatSize(picture.width, picture.height)}</span>
            {picture.bytes !== null && <Bytes bytes={picture.bytes} />}
            <span className="max-sm:hidden">{formatName(picture.format)}</span>
            {isAlone && <span className="truncate max-sm:hidden">{sayUntil(expiresAt)}</span>}
          </p>
        </div>
        {!isAlone && (
          <nav aria-label="Pictures" className="flex items-center">
            <IconButton
              icon={ChevronLeft}
              label="Picture before"
              disabled={number === 1}
              onClick={() => step(-1)}
            />
            <span className="figures text-13 whitespace-nowrap text-quiet max-sm:hidden">
              {number} of {pictures.length}
            </span>
            <IconButton
              icon={ChevronRight}
              label="Next picture"
              disabled={number === pictures.length}
              onClick={() => step(1)}
            />
          </nav>
        )}
        {picture.url !== null && (
          <a
            ref={download}
            href={downloadOf(picture.url)}
            aria-label={`Download ${picture.name}`}
            className={buttonClass('primary', { className: 'min-w-11' })}
          >
            <Download aria-hidden size={16} strokeWidth={1.5} />
            <span className="max-sm:sr-only">Download</span>
          </a>
        )}
      </header>
      <main tabIndex={-1} className="relative min-h-80 grow outline-none">
        <div className="absolute inset-0">
          <Stage key={number} picture={picture} number={number} />
        </div>
      </main>
    </>
  )
}

function Stage({ picture, number }: { picture: Picture; number: number }) {
  const { name, width, height, thumbhash, thumbnail, url, status } = picture
  if (url === null)
    return (
      <p
        role="status"
        className="flex size-full items-center justify-center bg-bench p-6 text-14 text-on-bench"
      >
        {status === 'making'
          ? 'This picture is being prepared. It will be here in a moment.'
          : 'This picture cannot be shown at the moment.'}
      </p>
    )
  return (
    <CompareView
      name={name}
      width={width}
      height={height}
      thumbhash={thumbhash}
      original={{
        identity: String(number),
        src: onThisOrigin(url),
        fallback: thumbnail && onThisOrigin(thumbnail.url),
        label: 'Picture',
      }}
      result={null}
    />
  )
}
