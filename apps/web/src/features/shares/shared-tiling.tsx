import { Bytes, buttonClass, formatSize } from '@tessera/ui'
import { Download } from 'lucide-react'
import { downloadOf } from '../../lib/links.ts'
import type { SharedTiling as Tiling } from '../../lib/trpc.ts'
import { usePage } from '../page.ts'
import { sayUntil } from './words.ts'

/** A shared panorama: what it is, and its tiles as one archive. */
export function SharedTiling({
  tiling,
  title,
  expiresAt,
}: {
  tiling: Tiling
  title: string | null
  expiresAt: string
}) {
  const { name, width, height, columns, rows, bytes, urls } = tiling
  usePage(title ?? name)
  return (
    <>
      <header className="flex min-h-14 items-center gap-2 border-b border-hairline px-2 sm:px-4">
        <div className="min-w-0 grow py-2 pl-2 sm:flex sm:items-baseline sm:gap-4">
          <h1 className="truncate text-16 font-semibold">{title ?? name}</h1>
          <p className="figures flex shrink-0 gap-3 text-13 text-quiet sm:gap-4">
            <span className="whitespace-nowrap">{formatSize(width, height)}</span>
            {bytes !== null && <Bytes bytes={bytes} />}
            <span className="truncate max-sm:hidden">{sayUntil(expiresAt)}</span>
          </p>
        </div>
        {urls && (
          <a
            href={downloadOf(urls.zip)}
            aria-label={`Download ${name}, all tiles`}
            className={buttonClass('primary', { className: 'min-w-11' })}
          >
            <Download aria-hidden size={16} strokeWidth={1.5} />
            <span className="max-sm:sr-only">Download</span>
          </a>
        )}
      </header>
      <main tabIndex={-1} className="flex grow items-center justify-center bg-bench p-6 outline-none">
        <p className="figures text-14 text-on-bench">
          {columns} × {rows} tiles
        </p>
      </main>
    </>
  )
}
