import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import type { App } from './compose.ts'
import { galleryOptions } from './features/gallery-query.ts'
import { readSharedSearch } from './features/shares/shared-search.ts'
import { serverErrorOf } from './lib/problems.ts'
import { readGallerySearch } from './pages/gallery-search.ts'
import { LoadingPage, MissingPage, ProblemPage } from './pages/other-pages.tsx'

const rootRoute = createRootRouteWithContext<{ app: App }>()({
  component: Outlet,
  notFoundComponent: MissingPage,
})

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: ({ next }: Record<string, unknown>): { next?: string } =>
    // Only ways within the app: `//elsewhere` would be another site.
    typeof next === 'string' && /^\/(?![/\\])/.test(next) ? { next } : {},
  component: lazyRouteComponent(() => import('./pages/sign-in-page.tsx'), 'SignInPage'),
})

const registerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/register',
  component: lazyRouteComponent(() => import('./pages/sign-in-page.tsx'), 'RegisterPage'),
})

const sharedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/s/$token',
  validateSearch: readSharedSearch,
  component: lazyRouteComponent(() => import('./pages/shared-page.tsx'), 'SharedPage'),
})

const embedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/embed/$token',
  component: lazyRouteComponent(() => import('./pages/embed-page.tsx'), 'EmbedPage'),
})

const loadShell = () => import('./pages/shell.tsx')
const loadGallery = () => import('./pages/gallery-page.tsx')
const loadImage = () => import('./pages/image-page.tsx')
const loadTiling = () => import('./pages/tiling-page.tsx')
const loadSettings = () => import('./pages/settings-page.tsx')
const loadShares = () => import('./pages/shares-page.tsx')

const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  async beforeLoad({ context: { app }, location }) {
    // The page and what it shows are fetched while the server looks up who this is; a stranger gets neither.
    void loadShell()
    const [, imageId, isTiling] = /^\/images\/([^/]+)(\/tilings\/)?/.exec(location.pathname) ?? []
    if (location.pathname === '/') {
      void loadGallery()
      const address = readGallerySearch(location.search as Record<string, unknown>)
      void app.queryClient.prefetchInfiniteQuery(galleryOptions(app.client, address))
    } else if (imageId !== undefined) {
      void (isTiling ? loadTiling() : loadImage())
      void app.queries.images.get.prefetch({ id: imageId })
    }
    if (app.session.state.get().kind === 'in' || app.session.state.get().kind === 'expired') return
    try {
      const { user } = await app.queries.account.me.fetch()
      app.session.enter(user)
    } catch (error) {
      if (serverErrorOf(error)?.code !== 'UNAUTHENTICATED') throw error
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } })
    }
  },
  component: lazyRouteComponent(loadShell, 'Shell'),
})

const galleryRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  validateSearch: readGallerySearch,
  component: lazyRouteComponent(loadGallery, 'GalleryPage'),
})

const imageRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/images/$id',
  component: lazyRouteComponent(loadImage, 'ImagePage'),
})

const tilingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/images/$id/tilings/$tilingId',
  validateSearch: ({ show }: Record<string, unknown>): { show?: 'mosaic' } =>
    show === 'mosaic' ? { show } : {},
  component: lazyRouteComponent(loadTiling, 'TilingPage'),
})

const sharesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/shares',
  component: lazyRouteComponent(loadShares, 'SharesPage'),
})

const settingsIndexRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings',
  beforeLoad() {
    throw redirect({ to: '/settings/$section', params: { section: 'account' }, replace: true })
  },
})

const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/$section',
  component: lazyRouteComponent(loadSettings, 'SettingsPage'),
})

const routeTree = rootRoute.addChildren([
  signInRoute,
  registerRoute,
  sharedRoute,
  embedRoute,
  shellRoute.addChildren([
    galleryRoute,
    imageRoute,
    tilingRoute,
    sharesRoute,
    settingsIndexRoute,
    settingsRoute,
  ]),
])

export function createAppRouter(app: App) {
  return createRouter({
    routeTree,
    context: { app },
    scrollRestoration: true,
    defaultPendingComponent: LoadingPage,
    defaultPendingMs: 200,
    defaultErrorComponent: ProblemPage,
    defaultNotFoundComponent: MissingPage,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
