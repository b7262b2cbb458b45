import type { HttpBindings } from '@hono/node-server'
import type { RequestContext } from './context.ts'

/** What hono carries along with each request. */
export interface AppEnv {
  Bindings: HttpBindings & {
    requestId: string
    /** Says which route answers, for the metrics. */
    nameRoute: (name: string) => void
  }
  Variables: { context: RequestContext }
}
