import { lazy } from 'react'

/** In a chunk of its own, which every page that shows one shares: it holds OpenSeadragon. */
const load = () => import('./panorama.tsx')

export const LazyPanorama = lazy(() => load().then(({ Panorama }) => ({ default: Panorama })))

/** Begins to fetch it, when somebody is about to see one. */
export const preloadPanorama = (): void => void load().catch(() => {})
