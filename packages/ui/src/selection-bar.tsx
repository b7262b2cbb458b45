import { Download, Share2, Trash2, X } from 'lucide-react'
import type { ReactElement } from 'react'
import { Button, IconButton } from './button.tsx'
import { Bytes } from './bytes.tsx'

/** What can be done with the selected images; slides in at the bottom. */
export function SelectionBar({
  count,
  bytes,
  onShare,
  onDownload,
  downloading = false,
  onDelete,
  onClear,
}: {
  count: number
  bytes: number
  onShare(): void
  onDownload(): void
  downloading?: boolean
  onDelete(): void
  onClear(): void
}): ReactElement {
  return (
    <section
      aria-label="Selection"
      data-bottom-bar
      className="animate-rise fixed inset-x-0 bottom-0 z-30 border-t border-hairline bg-raised pb-[env(safe-area-inset-bottom)]"
    >
      <div className="mx-auto flex h-14 items-center gap-1 px-3 sm:px-6">
        <IconButton icon={X} label="Clear the selection" onClick={onClear} />
        <p className="figures mr-auto text-14 font-medium" aria-live="polite">
          {count} selected <Bytes bytes={bytes} className="ml-2 font-normal text-quiet" />
        </p>
        <Button variant="plain" icon={Share2} className="min-w-11" onClick={onShare}>
          <span className="max-sm:sr-only">Share</span>
        </Button>
        <Button variant="plain" icon={Download} className="min-w-11" busy={downloading} onClick={onDownload}>
          <span className="max-sm:sr-only">Download</span>
        </Button>
        <Button variant="danger" icon={Trash2} className="min-w-11" onClick={onDelete}>
          <span className="max-sm:sr-only">Delete</span>
        </Button>
      </div>
    </section>
  )
}
