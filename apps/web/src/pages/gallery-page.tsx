import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import {
  Button,
  EmptyState,
  ErrorNotice,
  type Photo,
  PhotoGrid,
  PhotoGridSkeleton,
  QuotaMeter,
  SelectionBar,
  TagFilter,
} from '@tessera/ui'
import { Upload } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { useApp } from '../compose.ts'
import { useDeleteImages } from '../features/deletions/use-delete-images.ts'
import { useDownloads } from '../features/downloads.ts'
import { GalleryBar } from '../features/gallery-bar.tsx'
import { useGallery } from '../features/gallery-query.ts'
import { MoreImages } from '../features/more-images.tsx'
import { usePage } from '../features/page.ts'
import { ShareDialog } from '../features/shares/share-dialog.tsx'
import { countImages } from '../features/shares/words.ts'
import { useShortcuts } from '../features/shortcuts.ts'
import { chooseFiles } from '../features/uploads/choose-files.ts'
import { useTags } from '../features/use-tags.ts'
import { onThisOrigin } from '../lib/links.ts'
import { describeProblem } from '../lib/problems.ts'
import { type Image, trpc } from '../lib/trpc.ts'
import { useValue } from '../lib/value.ts'
import type { GallerySearch } from './gallery-search.ts'

export function GalleryPage() {
  const search = useSearch({ from: '/shell/' })
  const navigate = useNavigate()
  const router = useRouter()
  const { uploads, deletions, announcement, lastOpened, lastGallery, queries } = useApp()
  const hidden = useValue(deletions.hidden)
  const gallery = useGallery(search)
  const me = trpc.account.me.useQuery()
  const tags = useTags()
  const deleteImages = useDeleteImages()
  const downloads = useDownloads()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [sharing, setSharing] = useState<readonly Image[] | null>(null)
  usePage('Gallery')

  const images = useMemo(
    () => (gallery.data?.pages ?? []).flatMap((page) => page.images).filter(({ id }) => !hidden.has(id)),
    [gallery.data, hidden],
  )
  const photos = useMemo(() => images.map(toPhoto), [images])
  const chosen = images.filter(({ id }) => selected.has(id))
  const narrowed = search.search !== undefined || search.tag !== undefined
  const total = gallery.data?.pages[0]?.total
  const upload = () => void chooseFiles().then(uploads.add)

  useEffect(() => {
    if (total !== undefined && !gallery.isPlaceholderData)
      announcement.set(total === 1 ? '1 image' : `${total} images`)
  }, [total, gallery.isPlaceholderData, announcement])
  useEffect(() => lastGallery.set(search), [search, lastGallery])
  useShortcuts({
    Escape: () => setSelected(new Set()),
    ...Object.fromEntries(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].map((key) => [key, enterGrid])),
  })

  function select(ids: readonly string[], isSelected: boolean): void {
    const next = new Set(selected)
    for (const id of ids) isSelected ? next.add(id) : next.delete(id)
    setSelected(next)
  }
  const show = (next: GallerySearch) => void navigate({ to: '/', search: next, replace: true })

  return (
    <>
      <GalleryBar search={search} onChange={show} onUpload={upload} />
      <main tabIndex={-1} className="flex grow outline-none flex-col gap-4 px-3 pb-24 sm:px-6">
        <h1 className="sr-only">Gallery</h1>
        <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3 pt-4">
          {me.data ? (
            <QuotaMeter images={me.data.quota.images} bytes={me.data.quota.bytes} />
          ) : (
            <div className="h-7.5 sm:w-64" />
          )}
          {(tags.length > 0 || search.tag !== undefined) && (
            <TagFilter
              tags={tags}
              active={search.tag}
              onChange={(tag) => show({ ...withoutTag(search), ...(tag !== undefined && { tag }) })}
            />
          )}
        </div>

        {gallery.error ? (
          <ErrorNotice
            problem={describeProblem(gallery.error)}
            action={<Button onClick={() => void gallery.refetch()}>Try again</Button>}
          />
        ) : gallery.isPending ? (
          <PhotoGridSkeleton />
        ) : photos.length > 0 ? (
          <PhotoGrid
            photos={photos}
            selected={selected}
            onSelect={select}
            start={lastOpened.get()}
            onOpen={(id) => {
              lastOpened.set(id)
              const image = images.find((each) => each.id === id)
              // What is known of it is shown at once.
              if (image) queries.images.get.setData({ id }, { image })
              void navigate({ to: '/images/$id', params: { id } })
            }}
            onApproach={() => void router.loadRouteChunk(router.routesById['/shell/images/$id'])}
          />
        ) : narrowed ? (
          <EmptyState
            title="No image fits"
            action={<Button onClick={() => show({})}>Show all images</Button>}
          >
            Nothing here has
            {search.search ? ` “${search.search}” in its name or tags` : ` the tag “${search.tag}”`}.
          </EmptyState>
        ) : (
          <EmptyState
            title="Drop photographs here"
            action={
              <Button variant="primary" icon={Upload} onClick={upload}>
                Choose files
              </Button>
            }
          >
            or paste one, or choose files. JPEG, PNG, WebP, AVIF, HEIC, GIF, TIFF and more; originals are kept
            as they are.
          </EmptyState>
        )}
        {gallery.hasNextPage && (
          <MoreImages busy={gallery.isFetchingNextPage} onMore={() => void gallery.fetchNextPage()} />
        )}
      </main>
      {chosen.length > 0 && (
        <SelectionBar
          count={chosen.length}
          bytes={chosen.reduce((sum, { bytes }) => sum + bytes, 0)}
          onClear={() => setSelected(new Set())}
          onShare={() => setSharing(chosen)}
          downloading={downloads.busy}
          onDownload={() => void downloads.start(chosen)}
          onDelete={() => {
            deleteImages(chosen)
            setSelected(new Set())
          }}
        />
      )}
      {sharing && (
        <ShareDialog
          shared={{ imageIds: sharing.map(({ id }) => id) }}
          name={sharing.length === 1 ? (sharing[0]?.name ?? '') : countImages(sharing.length)}
          isNamed={sharing.length === 1}
          onClose={() => setSharing(null)}
        />
      )}
    </>
  )
}

function toPhoto({ id, name, width, height, bytes, thumbhash, thumbnail }: Image): Photo {
  return {
    id,
    name,
    href: `/images/${id}`,
    width,
    height,
    bytes,
    thumbhash,
    thumbnail: thumbnail && onThisOrigin(thumbnail.url),
  }
}

function withoutTag({ tag: _, ...rest }: GallerySearch): GallerySearch {
  return rest
}

/** The first arrow leads into the grid, whichever it is. */
function enterGrid(): void {
  document.querySelector<HTMLElement>('main ul a[tabindex="0"]')?.focus()
}
