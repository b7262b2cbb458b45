import type { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import type { AppEnv } from '../http/app-env.ts'

/** `/livez`: the process answers. `/readyz`: it can do its work, or why not. */
export function mountHealth(app: Hono<AppEnv>, { store, stopping }: Pick<Deps, 'store' | 'stopping'>): void {
  app.get('/livez', (c) => c.json({ status: 'ok' }))
  app.get('/readyz', async (c) => {
    const health = await store.health()
    const reasons = [
      ...(health.writable ? [] : ['the database accepts no changes; the log says why']),
      ...(stopping.aborted ? ['the server is shutting down'] : []),
    ]
    return reasons.length === 0 ? c.json({ status: 'ok' }) : c.json({ status: 'unavailable', reasons }, 503)
  })
}
