import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'

/**
 * A list of the API, page by page. Not by trpc's own hook, which sends a `direction` along that the server does not know; `key` is
 * trpc's own all the same, so that the list is refreshed by its name.
 */
export function usePages<Page extends { nextCursor: string | null }>(
  key: readonly unknown[],
  ask: (page: { cursor?: string }, signal: AbortSignal) => Promise<Page>,
  { everyMilliseconds = false }: { everyMilliseconds?: number | false } = {},
) {
  return useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => ask(pageParam === null ? {} : { cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: everyMilliseconds,
  })
}
