import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { buttonClass, ErrorNotice } from '@tessera/ui'
import { ArrowLeft } from 'lucide-react'
import { useImage } from '../features/image-queries.ts'
import { usePage } from '../features/page.ts'
import { useShortcuts } from '../features/shortcuts.ts'
import { preloadPanorama } from '../features/tilings/lazy-panorama.ts'
import { PanoramaPage } from '../features/tilings/panorama-page.tsx'
import { describeTiling } from '../features/tilings/tiling-words.ts'
import { useTiling } from '../features/tilings/use-tilings.ts'
import { onThisOrigin } from '../lib/links.ts'
import { describeProblem, serverErrorOf } from '../lib/problems.ts'
import type { Image, Tiling } from '../lib/trpc.ts'
import { LoadingPage, MissingPage, ProblemPage } from './other-pages.tsx'

preloadPanorama()

export function TilingPage() {
  const { id, tilingId } = useParams({ from: '/shell/images/$id/tilings/$tilingId' })
  const image = useImage(id)
  const tiling = useTiling(id, tilingId)
  const error = image.error ?? tiling.error
  if (error && serverErrorOf(error)?.code === 'NOT_FOUND') return <MissingPage />
  if (error && !(image.data && tiling.data))
    return <ProblemPage error={error} reset={() => void Promise.all([image.refetch(), tiling.refetch()])} />
  if (!image.data || !tiling.data) return <LoadingPage />
  return <Tiles image={image.data.image} tiling={tiling.data.tiling} onRenew={() => tiling.refetch()} />
}

function Tiles({ image, tiling, onRenew }: { image: Image; tiling: Tiling; onRenew(): Promise<unknown> }) {
  const mosaic = useSearch({ from: '/shell/images/$id/tilings/$tilingId' }).show === 'mosaic'
  const navigate = useNavigate()
  const params = { id: image.id, tilingId: tiling.id }
  const show = (next: boolean) =>
    void navigate({
      to: '/images/$id/tilings/$tilingId',
      params,
      search: next ? { show: 'mosaic' } : {},
      replace: true,
    })
  usePage(`${image.name}, ${mosaic ? 'mosaic' : 'deep zoom'}`)
  useShortcuts({ Escape: () => void navigate({ to: '/images/$id', params }), m: () => show(!mosaic) })
  if (!tiling.urls) return <NotReady image={image} tiling={tiling} />
  return (
    <PanoramaPage
      name={image.name}
      words={describeTiling(tiling)}
      tiling={tiling}
      urls={tiling.urls}
      thumbnail={image.thumbnail && onThisOrigin(image.thumbnail.url)}
      mosaic={mosaic}
      back={
        <Link
          to="/images/$id"
          params={params}
          aria-label="Back to the image"
          title="Back to the image"
          className={buttonClass('bench', { shape: 'icon' })}
        >
          <ArrowLeft aria-hidden size={18} strokeWidth={1.5} />
        </Link>
      }
      onMosaic={show}
      onRenew={onRenew}
    />
  )
}

function NotReady({ image, tiling }: { image: Image; tiling: Tiling }) {
  const failed = tiling.status === 'failed' || tiling.status === 'cancelled'
  return (
    <main tabIndex={-1} className="mx-auto flex max-w-120 flex-col gap-4 p-6 outline-none">
      <h1 className="text-20 font-semibold">{image.name}</h1>
      {failed ? (
        <ErrorNotice problem={describeProblem(tiling.error ?? { code: 'CANCELLED', message: '' })} />
      ) : (
        <p role="status" className="text-14 text-quiet">
          Its tiles are still being cut. They will be shown here as soon as they are done.
        </p>
      )}
      <Link
        to="/images/$id"
        params={{ id: image.id }}
        className={buttonClass('outlined', { className: 'self-start' })}
      >
        Back to the image
      </Link>
    </main>
  )
}
