import { createCallerFactory, router } from './init.ts'
import { accountRouter } from './routers/account.ts'
import { adminRouter } from './routers/admin.ts'
import { authRouter } from './routers/auth.ts'
import { compressionsRouter } from './routers/compressions.ts'
import { eventsRouter } from './routers/events.ts'
import { imagesRouter } from './routers/images.ts'
import { jobsRouter } from './routers/jobs.ts'
import { presetsRouter } from './routers/presets.ts'
import { sessionsRouter } from './routers/sessions.ts'
import { sharedRouter, sharesRouter } from './routers/shares.ts'
import { tilingsRouter } from './routers/tilings.ts'
import { tokensRouter } from './routers/tokens.ts'
import { uploadsRouter } from './routers/uploads.ts'
import { webhooksRouter } from './routers/webhooks.ts'

export const appRouter = router({
  auth: authRouter,
  account: accountRouter,
  sessions: sessionsRouter,
  tokens: tokensRouter,
  images: imagesRouter,
  uploads: uploadsRouter,
  compressions: compressionsRouter,
  tilings: tilingsRouter,
  presets: presetsRouter,
  shares: sharesRouter,
  shared: sharedRouter,
  jobs: jobsRouter,
  webhooks: webhooksRouter,
  events: eventsRouter,
  admin: adminRouter,
})

export type AppRouter = typeof appRouter
export const createCaller = createCallerFactory(appRouter)
export type { FirstData } from './first-data.ts'
