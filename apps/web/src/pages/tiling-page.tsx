import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { buttonClass, classNames, ErrorNotice } from '@tessera/ui'
import { TilingMosaic, TilingViewer } from '@tessera/ui/tiling-viewer'
import { ArrowLeft, Download, Grid3x3, ZoomIn } from 'lucide-react'
import { useImage } from '../features/image-queries.ts'
import { usePage } from '../features/page.ts'
import { useShortcuts } from '../features/shortcuts.ts'
import { describeTiling } from '../features/tilings/tiling-words.ts'
import { useAddressPosition } from '../features/tilings/use-address-position.ts'
import { useTiling } from '../features/tilings/use-tilings.ts'
import { downloadOf, onThisOrigin, patternOnThisOrigin } from '../lib/links.ts'
import { describeProblem, serverErrorOf } from '../lib/problems.ts'
import type { Image, Tiling } from '../lib/trpc.ts'
import { LoadingPage, MissingPage, ProblemPage } from './other-pages.tsx'

export function TilingPage() {
  const { id, tilingId } = useParams({ from: '/shell/images/$id/tilings/$tilingId' })
  const image = useImage(id)
  const tiling = useTiling(id, tilingId)
  const error = image.error ?? tiling.error
  if (error && serverErrorOf(error)?.code === 'NOT_FOUND') return <MissingPage />
  if (error && !(image.data && tiling.data))
    return <ProblemPage error={error} reset={() => void Promise.all([image.refetch(), tiling.refetch()])} />
  if (!image.data || !tiling.data) return <LoadingPage />
  return <Panorama image={image.data.image} tiling={tiling.data.tiling} renew={() => tiling.refetch()} />
}

function Panorama({ image, tiling, renew }: { image: Image; tiling: Tiling; renew(): Promise<unknown> }) {
  const { show } = useSearch({ from: '/shell/images/$id/tilings/$tilingId' })
  const navigate = useNavigate()
  const address = useAddressPosition()
  const mosaic = show === 'mosaic'
  const params = { id: image.id, tilingId: tiling.id }
  usePage(`${image.name}, ${mosaic ? 'mosaic' : 'deep zoom'}`)
  useShortcuts({
    Escape: () => void navigate({ to: '/images/$id', params }),
    m: () =>
      void navigate({
        to: '/images/$id/tilings/$tilingId',
        params,
        search: mosaic ? {} : { show: 'mosaic' },
        replace: true,
      }),
  })
  if (!tiling.urls) return <NotReady image={image} tiling={tiling} />
  const bar = (
    <header
      className={classNames(
        'flex items-center gap-1 px-2 pt-2 text-on-bench sm:px-3',
        mosaic
          ? 'border-b border-[oklch(1_0_0/0.1)] pb-2'
          : 'bg-linear-to-b from-[oklch(0_0_0/0.7)] to-transparent pb-6',
      )}
    >
      <Link
        to="/images/$id"
        params={params}
        aria-label="Back to the image"
        title="Back to the image"
        className={buttonClass('bench', { shape: 'icon' })}
      >
        <ArrowLeft aria-hidden size={18} strokeWidth={1.5} />
      </Link>
      <h1 className="min-w-0 truncate text-14 font-medium">{image.name}</h1>
      <p className="ml-3 truncate text-13 text-on-bench-quiet max-sm:hidden">{describeTiling(tiling)}</p>
      <div className="ml-auto flex gap-1">
        <Link
          to="/images/$id/tilings/$tilingId"
          params={params}
          search={mosaic ? {} : { show: 'mosaic' }}
          replace
          className={buttonClass('bench')}
        >
          {mosaic ? (
            <ZoomIn aria-hidden size={16} strokeWidth={1.5} />
          ) : (
            <Grid3x3 aria-hidden size={16} strokeWidth={1.5} />
          )}
          {mosaic ? 'Zoom' : 'Mosaic'}
        </Link>
        <a
          href={downloadOf(tiling.urls.zip)}
          aria-label="Download all tiles as a zip"
          title="Download all tiles as a zip"
          className={buttonClass('bench', { shape: 'icon' })}
        >
          <Download aria-hidden size={18} strokeWidth={1.5} />
        </a>
      </div>
    </header>
  )
  const shared = { name: image.name, tiling, tileUrl: patternOnThisOrigin(tiling.urls.tile) }
  return (
    <main tabIndex={-1} data-bench className="flex h-dvh flex-col bg-bench outline-none">
      {mosaic ? (
        <>
          {bar}
          <div className="min-h-0 grow">
            <TilingMosaic {...shared} />
          </div>
        </>
      ) : (
        <TilingViewer
          {...shared}
          thumbnail={image.thumbnail && onThisOrigin(image.thumbnail.url)}
          position={address.position}
          onPosition={address.write}
          onRetry={renew}
        >
          {bar}
        </TilingViewer>
      )}
    </main>
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
