import { Link } from '@tanstack/react-router'
import { Button, buttonClass, type TilingItem, TilingList, type TilingState } from '@tessera/ui'
import { Grid3x3, ZoomIn } from 'lucide-react'
import { useState } from 'react'
import { useApp } from '../../compose.ts'
import { downloadOf } from '../../lib/links.ts'
import { describeProblem } from '../../lib/problems.ts'
import { type Image, type Tiling, trpc } from '../../lib/trpc.ts'
import { useValue } from '../../lib/value.ts'
import { ShareDialog } from '../shares/share-dialog.tsx'
import { TilingDialog } from './tiling-dialog.tsx'
import { describeExtent, describeTiling } from './tiling-words.ts'
import { useTilings } from './use-tilings.ts'

/** The tilings of an image: makes them, shows how far they are, and leads to where they are looked at. */
export function TilingsSection({ image, limit }: { image: Image; limit: number | undefined }) {
  const { deletions, progress, queries, toasts } = useApp()
  const [asking, setAsking] = useState(false)
  const [sharing, setSharing] = useState<Tiling | null>(null)
  const hidden = useValue(deletions.hidden)
  const jobs = useValue(progress.jobs)
  const list = useTilings(image.id)
  const tilings = (list.data?.tilings ?? []).filter(({ id }) => !hidden.has(id))
  const refresh = {
    onSettled: () => void queries.tilings.list.invalidate({ imageId: image.id }),
    onError: (error: unknown) => void toasts.show({ text: describeProblem(error).text }),
  }
  const cancel = trpc.jobs.cancel.useMutation(refresh)
  const retry = trpc.jobs.retry.useMutation(refresh)

  function remove(tiling: Tiling): void {
    const { undo } = deletions.schedule({ kind: 'tiling', imageId: image.id, id: tiling.id })
    const toast = toasts.show({
      text: `“${describeTiling(tiling)}” deleted`,
      action: {
        label: 'Undo',
        onAct() {
          undo()
          toasts.dismiss(toast)
        },
      },
    })
  }

  function withOne(act: (tiling: Tiling) => void): (id: string) => void {
    return (id) => {
      const found = tilings.find((tiling) => tiling.id === id)
      if (found) act(found)
    }
  }

  return (
    <section aria-labelledby="tilings-title" className="pt-2">
      <div className="flex min-h-11 items-center justify-between gap-3 pt-2 sm:px-3">
        <h2 id="tilings-title" className="figures text-13 font-medium">
          Deep zoom and mosaic
          {limit !== undefined && (
            <span className="font-normal text-quiet">
              {' '}
              {tilings.length} of {limit}
            </span>
          )}
        </h2>
        <Button variant="plain" icon={Grid3x3} onClick={() => setAsking(true)}>
          Make tiles…
        </Button>
      </div>
      {tilings.length === 0 ? (
        <p className="pb-4 text-13 text-pretty text-quiet sm:px-3">
          Cut into tiles, an image of any size can be zoomed into at once, and its parts be used by
          themselves.
        </p>
      ) : (
        <TilingList
          items={tilings.map((tiling) => toItem(tiling, jobs.get(tiling.jobId) ?? null))}
          renderLinks={(item) => <Links imageId={image.id} item={item} />}
          onShare={withOne(setSharing)}
          onCancel={withOne(({ jobId }) => cancel.mutate({ id: jobId }))}
          onRetry={withOne(({ jobId }) => retry.mutate({ id: jobId }))}
          onDelete={withOne(remove)}
        />
      )}
      {sharing && (
        <ShareDialog shared={{ tilingId: sharing.id }} name={image.name} onClose={() => setSharing(null)} />
      )}
      <TilingDialog image={image} open={asking} onClose={() => setAsking(false)} />
    </section>
  )
}

function Links({ imageId, item }: { imageId: string; item: TilingItem }) {
  const params = { id: imageId, tilingId: item.id }
  return (
    <>
      <Link
        to="/images/$id/tilings/$tilingId"
        params={params}
        aria-label={`View ${item.words}`}
        className={buttonClass('plain')}
      >
        <ZoomIn aria-hidden size={16} strokeWidth={1.5} />
        View
      </Link>
      <Link
        to="/images/$id/tilings/$tilingId"
        params={params}
        search={{ show: 'mosaic' }}
        aria-label={`Mosaic of ${item.words}`}
        className={buttonClass('plain')}
      >
        <Grid3x3 aria-hidden size={16} strokeWidth={1.5} />
        Mosaic
      </Link>
    </>
  )
}

function toItem(tiling: Tiling, progress: number | null): TilingItem {
  return {
    id: tiling.id,
    words: describeTiling(tiling),
    extent: describeExtent(tiling),
    state: stateOf(tiling, progress),
  }
}

function stateOf({ status, bytes, urls, error }: Tiling, progress: number | null): TilingState {
  if (status === 'ready' && bytes !== null && urls)
    return { kind: 'ready', bytes, download: downloadOf(urls.zip) }
  if (status === 'failed' || status === 'cancelled')
    return { kind: 'failed', problem: describeProblem(error ?? { code: 'CANCELLED', message: '' }) }
  return status === 'processing' ? { kind: 'processing', progress } : { kind: 'queued' }
}
