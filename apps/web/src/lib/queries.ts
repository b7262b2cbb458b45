import { QueryClient } from '@tanstack/react-query'
import { createTRPCQueryUtils } from '@trpc/react-query'
import type { Client } from './trpc.ts'

/** Events say when something has changed, so that only links grow old; what waits for the server is the patience link's affair. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 60_000, retry: false, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}

/** The cache by the names of the API, for what is not a component. */
export function createQueries(queryClient: QueryClient, client: Client) {
  return createTRPCQueryUtils({ queryClient, client })
}
export type Queries = ReturnType<typeof createQueries>
