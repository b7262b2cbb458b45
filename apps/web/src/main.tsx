import './app.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { AppContext, composeApp } from './compose.ts'
import { takeFirstData } from './features/first-data.ts'
import { trpc } from './lib/trpc.ts'
import { createAppRouter } from './router.tsx'

// Radix writes one style element of its own, for the scroll lock; this is the name under which it looks for the page's nonce.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce
Object.assign(globalThis, { __webpack_nonce__: nonce })

const app = composeApp()
takeFirstData(app)
const router = createAppRouter(app)

app.session.state.watch(() => {
  // Wherever this page was, it belongs to somebody who has left.
  if (app.session.state.get().kind === 'out') void router.navigate({ to: '/sign-in', replace: true })
})
app.connection.state.watch(() => {
  if (app.connection.state.get() === 'there') void app.queries.invalidate()
})
addEventListener('pagehide', () => app.deletions.sendOnLeave())
addEventListener('beforeunload', (event) => {
  // What rests can be gone on with on the next page.
  const resting = ['done', 'failed', 'paused', 'unfinished']
  if (app.uploads.list.get().some(({ state }) => !resting.includes(state.kind))) event.preventDefault()
})

/** Milliseconds until the app shows itself although its first page is not there yet. */
const patience = 1_000

const root = document.getElementById('root')
if (root) {
  // Until the first page can be shown whole, what the server sent stays.
  await Promise.race([router.load(), new Promise((resolve) => setTimeout(resolve, patience))])
  createRoot(root).render(
    <StrictMode>
      <AppContext value={app}>
        <trpc.Provider client={app.client} queryClient={app.queryClient}>
          <QueryClientProvider client={app.queryClient}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </trpc.Provider>
      </AppContext>
    </StrictMode>,
  )
}
