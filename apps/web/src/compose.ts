import { createContext, useContext } from 'react'
import { createDeletions } from './features/deletions/deletions.ts'
import { createLive } from './features/live/live.ts'
import { createRefresh } from './features/live/refresh.ts'
import { createTheme } from './features/theme.ts'
import { createProgress } from './features/tilings/progress.ts'
import { createToasts } from './features/toasts.ts'
import { createSenderLoader } from './features/uploads/load-sender.ts'
import { createUploads } from './features/uploads/uploads.ts'
import { createConnection } from './lib/connection.ts'
import { describeProblem } from './lib/problems.ts'
import { createQueries, createQueryClient } from './lib/queries.ts'
import { createSession } from './lib/session.ts'
import { createClient } from './lib/trpc.ts'
import { createValue } from './lib/value.ts'
import type { GallerySearch } from './pages/gallery-search.ts'

/** Builds everything that lives as long as the page, once. */
export function composeApp() {
  const fetch = globalThis.fetch.bind(globalThis)
  const connection = createConnection({ fetch })
  const session = createSession()
  const client = createClient({ session, connection })
  const queryClient = createQueryClient()
  const queries = createQueries(queryClient, client)
  const toasts = createToasts()
  const deletions = createDeletions({
    client,
    fetch,
    storage: sessionStorage,
    onFailure: (error) =>
      void toasts.show({ text: `It could not be deleted. ${describeProblem(error).text}` }),
  })
  const sender = createSenderLoader({ session, connection })
  const uploads = createUploads({
    sender,
    session,
    prepare: () => deletions.flush(),
    onUploaded: () => {
      void queries.images.list.invalidate()
      void queries.account.me.invalidate()
    },
  })
  const progress = createProgress()
  const refresh = createRefresh(queries)
  const live = createLive({
    client,
    connection,
    onEvent(event) {
      progress.hear(event)
      refresh(event)
    },
    onLeft: forget,
  })
  /** What the gallery showed last: where the way back leads, and what stands before and after an image. */
  const lastGallery = createValue<GallerySearch>({})

  /** What this person saw is gone from this page. */
  function forget(): void {
    live.stop()
    uploads.stop()
    session.leave()
    queryClient.clear()
    lastGallery.set({})
  }

  /** Does what ends the session, and then forgets who was here, in every tab. */
  async function leaveBy(end: () => Promise<unknown>): Promise<void> {
    await deletions.flush()
    await end()
    live.leave()
    forget()
  }

  return {
    client,
    connection,
    session,
    queryClient,
    queries,
    toasts,
    deletions,
    uploads,
    live,
    progress,
    theme: createTheme(),
    /** Gets the focus when its gallery comes back. */
    lastOpened: createValue<string | null>(null),
    lastGallery,
    /** What screen readers hear next. */
    announcement: createValue(''),
    leaveBy,
    logOut: () => leaveBy(() => client.auth.logout.mutate()),
    forget,
  }
}
export type App = ReturnType<typeof composeApp>

export const AppContext = createContext<App | null>(null)

export function useApp(): App {
  const app = useContext(AppContext)
  if (!app) throw new Error('useApp is used outside of the app')
  return app
}
