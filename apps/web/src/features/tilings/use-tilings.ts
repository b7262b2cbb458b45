import { freshFor } from '@tessera/client/links'
import { trpc } from '../../lib/trpc.ts'

const delayOf = (delay: number) => (Number.isFinite(delay) ? delay : false)

/** The tilings of an image, newest first; asked for again before their links end. */
export function useTilings(imageId: string) {
  return trpc.tilings.list.useQuery(
    { imageId },
    {
      refetchInterval: ({ state: { data, dataUpdatedAt } }) =>
        data
          ? delayOf(
              freshFor(
                data.tilings.map(({ urlExpiresAt }) => urlExpiresAt),
                dataUpdatedAt,
              ),
            )
          : false,
    },
  )
}

/** One of them; its links are renewed at four fifths of their life. */
export function useTiling(imageId: string, id: string) {
  return trpc.tilings.get.useQuery(
    { imageId, id },
    {
      refetchInterval: ({ state: { data, dataUpdatedAt } }) =>
        data ? delayOf(freshFor([data.tiling.urlExpiresAt], dataUpdatedAt)) : false,
    },
  )
}
