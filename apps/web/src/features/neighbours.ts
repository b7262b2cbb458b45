import { useEffect } from 'react'
import { useApp } from '../compose.ts'
import type { Image } from '../lib/trpc.ts'
import { useValue } from '../lib/value.ts'
import { useGallery } from './gallery-query.ts'

/** The images before and after one, in the gallery as it was seen last; nothing for one that is not in it. */
export function useNeighbours(id: string): { previous: Image | undefined; next: Image | undefined } {
  const { lastGallery, deletions } = useApp()
  const hidden = useValue(deletions.hidden)
  const { data, hasNextPage, isFetching, fetchNextPage } = useGallery(lastGallery.get())
  const images = (data?.pages ?? []).flatMap((page) => page.images)
  const seen = images.filter((image) => image.id === id || !hidden.has(image.id))
  const index = seen.findIndex((image) => image.id === id)
  const isLast = index !== -1 && index === seen.length - 1
  useEffect(() => {
    if (isLast && hasNextPage && !isFetching) void fetchNextPage()
  }, [isLast, hasNextPage, isFetching, fetchNextPage])
  return index === -1
    ? { previous: undefined, next: undefined }
    : { previous: seen[index - 1], next: seen[index + 1] }
}
