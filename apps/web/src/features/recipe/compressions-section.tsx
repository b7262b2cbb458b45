import { type CompressionItem, CompressionList, type CompressionState } from '@tessera/ui'
import { useState } from 'react'
import { useApp } from '../../compose.ts'
import { copyText, downloadOf, formatUntil } from '../../lib/links.ts'
import { describeProblem } from '../../lib/problems.ts'
import type { Compression } from '../../lib/trpc.ts'
import { ShareDialog } from '../shares/share-dialog.tsx'
import { describeRecipe } from './recipe-words.ts'

/** What was made of an image, with what can be done with it. */
export function CompressionsSection({
  compressions,
  originalBytes,
  shown,
  limit,
  onShow,
}: {
  compressions: readonly Compression[]
  originalBytes: number
  shown: string | null
  limit: number | undefined
  onShow(id: string): void
}) {
  const { toasts, deletions } = useApp()
  const [sharing, setSharing] = useState<Compression | null>(null)

  async function copyLink({ url, urlExpiresAt }: Compression): Promise<void> {
    if (!url || !urlExpiresAt) return
    try {
      await copyText(url)
      toasts.show({ text: `Link copied. It works until ${formatUntil(urlExpiresAt)}.` })
    } catch {
      toasts.show({ text: 'The browser did not allow copying. Use the download button instead.' })
    }
  }

  function remove({ id, imageId, recipe }: Compression): void {
    const { undo } = deletions.schedule({ kind: 'compression', imageId, id })
    const toast = toasts.show({
      text: `“${describeRecipe(recipe)}” deleted`,
      action: {
        label: 'Undo',
        onAct() {
          undo()
          toasts.dismiss(toast)
        },
      },
    })
  }

  function withOne(act: (compression: Compression) => void): (id: string) => void {
    return (id) => {
      const found = compressions.find((compression) => compression.id === id)
      if (found) act(found)
    }
  }

  return (
    <section aria-labelledby="compressions-title">
      <h2 id="compressions-title" className="figures pt-4 sm:px-3 pb-2 text-13 font-medium">
        Compressions
        {limit !== undefined && (
          <span className="font-normal text-quiet">
            {' '}
            {compressions.length} of {limit}
          </span>
        )}
      </h2>
      {compressions.length === 0 ? (
        <p className="pb-4 sm:px-3 text-13 text-quiet">
          Nothing made yet. Choose a recipe and press Compress
          <span className="pointer-coarse:hidden">
            , or the key <kbd className="font-sans">c</kbd>
          </span>
          .
        </p>
      ) : (
        <CompressionList
          items={compressions.map(toItem)}
          originalBytes={originalBytes}
          shown={shown}
          onShow={onShow}
          onShare={withOne(setSharing)}
          onCopyLink={withOne((compression) => void copyLink(compression))}
          onDelete={withOne(remove)}
        />
      )}
      {sharing && (
        <ShareDialog
          shared={{ compressionIds: [sharing.id] }}
          name={describeRecipe(sharing.recipe)}
          isNamed={false}
          onClose={() => setSharing(null)}
        />
      )}
    </section>
  )
}

function toItem(compression: Compression): CompressionItem {
  return { id: compression.id, words: describeRecipe(compression.recipe), state: stateOf(compression) }
}

function stateOf({
  status,
  bytes,
  width,
  height,
  url,
  originalReturned,
  error,
}: Compression): CompressionState {
  if (status === 'ready' && bytes !== null && width !== null && height !== null && url)
    return {
      kind: 'ready',
      bytes,
      width,
      height,
      download: downloadOf(url),
      keptOriginal: originalReturned ?? false,
    }
  if (status === 'failed' || status === 'cancelled')
    return { kind: 'failed', problem: describeProblem(error ?? { code: 'CANCELLED', message: '' }) }
  return { kind: status === 'processing' ? 'processing' : 'queued' }
}
