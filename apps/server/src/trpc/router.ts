import { createCallerFactory, router } from './init.ts'
import { accountRouter } from './routers/account.ts'
import { authRouter } from './routers/auth.ts'
import { compressionsRouter } from './routers/compressions.ts'
import { eventsRouter } from './routers/events.ts'
import { imagesRouter } from './routers/images.ts'
import { jobsRouter } from './routers/jobs.ts'
import { presetsRouter } from './routers/presets.ts'
import { sharedRouter, sharesRouter } from './routers/shares.ts'
import { tilingsRouter } from './routers/tilings.ts'
import { tokensRouter } from './routers/tokens.ts'
import { uploadsRouter } from './routers/uploads.ts'

export const appRouter = router({
  auth: authRouter,
  account: accountRouter,
  tokens: tokensRouter,
  images: imagesRouter,
  uploads: uploadsRouter,
  compressions: compressionsRouter,
  tilings: tilingsRouter,
  presets: presetsRouter,
  shares: sharesRouter,
  shared: sharedRouter,
  jobs: jobsRouter,
  events: eventsRouter,
})

export type AppRouter = typeof appRouter
export const createCaller = createCallerFactory(appRouter)
export type { FirstData } from './first-data.ts'
