import { freshFor } from '@tessera/client/links'
import { trpc } from '../lib/trpc.ts'

const delayOf = (delay: number) => (Number.isFinite(delay) ? delay : false)

/** One image, asked for again before its links end. */
export function useImage(id: string) {
  return trpc.images.get.useQuery(
    { id },
    {
      refetchInterval: ({ state: { data, dataUpdatedAt } }) =>
        data ? delayOf(freshFor([data.image.urlExpiresAt], dataUpdatedAt)) : false,
    },
  )
}

export const compressionsInput = (imageId: string) => ({ imageId, limit: 100 })

/** What was made of it, newest first. */
export function useCompressions(imageId: string) {
  return trpc.compressions.list.useQuery(compressionsInput(imageId), {
    refetchInterval: ({ state: { data, dataUpdatedAt } }) =>
      data
        ? delayOf(
            freshFor(
              data.compressions.map(({ urlExpiresAt }) => urlExpiresAt),
              dataUpdatedAt,
            ),
          )
        : false,
  })
}
