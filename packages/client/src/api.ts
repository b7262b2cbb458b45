import type { AppRouter } from '@tessera/server/router'
import {
  createTRPCClient,
  httpBatchLink,
  httpSubscriptionLink,
  splitLink,
  type TRPCClient,
} from '@trpc/client'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import type { Server } from './server.ts'

/** Every procedure of the server, typed: `api.images.list.query({ limit: 10 })`. */
export type Api = TRPCClient<AppRouter>
export type Inputs = inferRouterInputs<AppRouter>
export type Outputs = inferRouterOutputs<AppRouter>

export type Image = Outputs['images']['get']['image']
export type Compression = Outputs['compressions']['get']['compression']
export type Job = Outputs['jobs']['get']['job']

/** The server refuses longer batches. */
const maxItems = 20

/** Calls that are made at once travel together. */
export function createApi({ at, headers }: Server): Api {
  const url = at('/trpc')
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === 'subscription',
        true: httpSubscriptionLink({ url }),
        false: httpBatchLink({ url, headers, maxItems }),
      }),
    ],
  })
}
