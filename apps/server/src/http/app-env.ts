import type { HttpBindings } from '@hono/node-server'
import type { RequestContext } from './context.ts'

/** What hono carries along with each request. */
export interface AppEnv {
  Bindings: HttpBindings & { requestId: string }
  Variables: { context: RequestContext }
}
