import { accountRoutes } from './entities/account.ts'
import { adminRoutes } from './entities/admin.ts'
import { authRoutes } from './entities/auth.ts'
import { compressionsRoutes } from './entities/compressions.ts'
import { imagesRoutes } from './entities/images.ts'
import { jobsRoutes } from './entities/jobs.ts'
import { presetsRoutes } from './entities/presets.ts'
import { sessionsRoutes } from './entities/sessions.ts'
import { sharesRoutes } from './entities/shares.ts'
import { tilingsRoutes } from './entities/tilings.ts'
import { tokensRoutes } from './entities/tokens.ts'
import { uploadsRoutes } from './entities/uploads.ts'
import { webhooksRoutes } from './entities/webhooks.ts'
import type { Route } from './route.ts'

/** The REST API: each verb of the services that a program needs, with its method, path and answers. */
export const restTable: readonly Route[] = [
  ...authRoutes,
  ...accountRoutes,
  ...sessionsRoutes,
  ...tokensRoutes,
  ...imagesRoutes,
  ...uploadsRoutes,
  ...compressionsRoutes,
  ...tilingsRoutes,
  ...presetsRoutes,
  ...sharesRoutes,
  ...jobsRoutes,
  ...webhooksRoutes,
  ...adminRoutes,
]
