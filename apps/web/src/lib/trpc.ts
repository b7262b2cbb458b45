import type { AppRouter } from '@tessera/server/router'
import { httpBatchLink, httpSubscriptionLink, splitLink, type TRPCClient } from '@trpc/client'
import { createTRPCReact } from '@trpc/react-query'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import type { Connection } from './connection.ts'
import { patienceLink } from './patience-link.ts'
import type { Session } from './session.ts'

export type Inputs = inferRouterInputs<AppRouter>
type Outputs = inferRouterOutputs<AppRouter>
export type Image = Outputs['images']['get']['image']
export type Compression = Outputs['compressions']['list']['compressions'][number]
export type Tiling = Outputs['tilings']['get']['tiling']
export type Webhook = Outputs['webhooks']['list']['webhooks'][number]
export type WebhookEvent = Webhook['events'][number]
export type Delivery = Outputs['webhooks']['deliveries']['deliveries'][number]
export type Account = Outputs['admin']['users']['get']['user']
export type Invitation = Outputs['admin']['invitations']['create']['invitation']
export type Share = Outputs['shares']['list']['shares'][number]
export type SharedPage = Outputs['shared']['open']['share']
export type SharedTiling = NonNullable<SharedPage['tiling']>
export type SharedPicture = SharedPage['images'][number]
export type Preset = Outputs['presets']['list']['presets'][number]
export type LiveEvent = {
  seq: number
  type: string
  imageId?: string | undefined
  compressionId?: string | undefined
  tilingId?: string | undefined
  jobId?: string | undefined
  /** Of `job.progress`: how much is done, from 0 to 1. */
  progress?: number | undefined
}

export const trpc = createTRPCReact<AppRouter>()
export type Client = TRPCClient<AppRouter>

/** The server refuses longer batches. */
const maxItems = 20

export function createClient(deps: { session: Session; connection: Connection }): Client {
  return trpc.createClient({
    links: [
      splitLink({
        condition: (op) => op.type === 'subscription',
        true: httpSubscriptionLink({ url: '/trpc' }),
        false: [patienceLink(deps), httpBatchLink({ url: '/trpc', maxItems })],
      }),
    ],
  })
}
