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

/** An `EventSource` that can send headers, such as the one of the package `eventsource`: Node has none, and a browser's own sends cookies only. */
export type EventSourceClass = new (
  url: string | URL,
  init?: { fetch?: (url: string | URL, init: RequestInit) => Promise<Response> },
) => EventSource

/** The server refuses longer batches. */
const maxItems = 20

/** Calls that are made at once travel together. */
export function createApi({ at, headers }: Server, EventSource?: EventSourceClass): Api {
  const url = at('/trpc')
  const fetchEvents = (address: string | URL, init: RequestInit) =>
    fetch(address, { ...init, headers: { ...(init.headers as Record<string, string>), ...headers } })
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === 'subscription',
        true: EventSource
          ? httpSubscriptionLink({ url, EventSource, eventSourceOptions: { fetch: fetchEvents } })
          : httpSubscriptionLink({ url }),
        false: httpBatchLink({ url, headers, maxItems }),
      }),
    ],
  })
}
