import type { RequestContext } from '../http/context.ts'
import { toProcedureContext } from './init.ts'
import { createCaller } from './router.ts'

type Caller = ReturnType<typeof createCaller>

/** What a page of the web app asks first, answered within the page itself: two ways to the server and back less until a picture is seen. */
export interface FirstData {
  me: Awaited<ReturnType<Caller['account']['me']>>
  /** The number of the last event before all this was read: whoever follows from there on misses nothing. */
  lastEventId: string
  /** The first page of the gallery, newest first. */
  gallery?: Awaited<ReturnType<Caller['images']['list']>>
  image?: Awaited<ReturnType<Caller['images']['get']>>
  compressions?: Awaited<ReturnType<Caller['compressions']['list']>>
}

/** As many as the gallery asks for at a time, and the image page of its compressions. */
const [galleryLimit, compressionLimit] = [50, 100]

/**
 * The same answers that the page would get by asking, for whoever asks. Nothing for a stranger, and nothing that could not be had: the page
 * then asks itself, and gets the error to show.
 */
export async function loadFirstData(
  context: RequestContext,
  { path, search }: { path: string; search: string },
): Promise<FirstData | null> {
  const caller = createCaller(toProcedureContext(context))
  const imageId = /^\/images\/([^/]+)$/.exec(path)?.[1]
  const isGallery = path === '/' && search === ''
  const lastEventId = await lastEventOf(context)
  if (lastEventId === null) return null
  const unless = async <T>(promise: Promise<T>): Promise<T | undefined> => promise.catch(() => undefined)
  const [me, gallery, image, compressions] = await Promise.all([
    unless(caller.account.me()),
    isGallery
      ? unless(caller.images.list({ limit: galleryLimit, sort: 'createdAt', order: 'desc' }))
      : undefined,
    imageId === undefined ? undefined : unless(caller.images.get({ id: imageId })),
    imageId === undefined
      ? undefined
      : unless(caller.compressions.list({ imageId, limit: compressionLimit })),
  ])
  if (!me) return null
  return {
    me,
    lastEventId,
    ...(gallery && { gallery }),
    ...(image && { image }),
    ...(compressions && { compressions }),
  }
}

/** Null for a stranger. */
async function lastEventOf({ deps, actor }: RequestContext): Promise<string | null> {
  try {
    return String(await deps.store.events.latest(actor().userId))
  } catch {
    return null
  }
}

/** Addresses of the pictures that are seen first, so that they are fetched with the scripts. */
export function firstPictures({ image, gallery }: FirstData): string[] {
  const images = image ? [image.image] : (gallery?.images.slice(0, firstRow) ?? [])
  return images.flatMap(({ thumbnail }) => (thumbnail ? [new URL(thumbnail.url).pathname] : []))
}

/** Of the gallery on a phone, where lines are slow. */
const firstRow = 4
