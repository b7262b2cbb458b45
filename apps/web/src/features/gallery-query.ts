import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { freshFor } from '@tessera/client/links'
import { getQueryKey } from '@trpc/react-query'
import { useApp } from '../compose.ts'
import { type Client, type Image, trpc } from '../lib/trpc.ts'
import { type GallerySearch, sorts } from '../pages/gallery-search.ts'

/** The images that an address of the gallery shows, page by page. */
export function galleryOptions(client: Client, { search, tag, sort = 'newest' }: GallerySearch) {
  const query = { limit: 50, ...sorts[sort].query, ...(search && { search }), ...(tag && { tag }) }
  // Not by trpc's own hook: it sends a `direction` along, which the server does not know.
  return infiniteQueryOptions({
    queryKey: getQueryKey(trpc.images.list, query, 'infinite'),
    queryFn: ({ pageParam, signal }) =>
      client.images.list.query({ ...query, ...(pageParam !== null && { cursor: pageParam }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

/** The same for a page, asked for again before their links end. */
export function useGallery(address: GallerySearch) {
  return useInfiniteQuery({
    ...galleryOptions(useApp().client, address),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data
        ? renewalOf(
            state.data.pages.flatMap(({ images }) => images),
            state.dataUpdatedAt,
          )
        : false,
  })
}

function renewalOf(images: readonly Image[], receivedAt: number): number | false {
  const delay = freshFor(
    images.map(({ urlExpiresAt }) => urlExpiresAt),
    receivedAt,
  )
  return Number.isFinite(delay) ? delay : false
}
