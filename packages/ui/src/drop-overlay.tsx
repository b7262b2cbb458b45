import { ImageDown } from 'lucide-react'
import type { ReactElement } from 'react'

/** Covers the page while files hang over it. */
export function DropOverlay(): ReactElement {
  return (
    <div className="animate-fade pointer-events-none fixed inset-0 z-50 bg-scrim p-4">
      <div className="flex size-full flex-col items-center justify-center gap-3 rounded-lg border-2 border-dashed border-accent text-[oklch(1_0_0)]">
        <ImageDown aria-hidden size={28} strokeWidth={1.5} />
        <p className="text-20 font-semibold">Drop to upload</p>
      </div>
    </div>
  )
}
