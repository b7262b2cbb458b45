import type { Renditions } from './create-renditions.ts'
import type { SharedPictureFiles } from './list-shared-files.ts'

/** What has become of a rendition: how many bytes it has, or why there is none yet. */
type RenditionState = { bytes: number } | 'making' | 'failed'
export type RenditionStates = ReadonlyMap<string, RenditionState>

/** Milliseconds that whoever opens a share waits for what is being made; it can ask again. */
const patience = 5000

/** Has all renditions made that are not there, waits for them for a while, and answers with the state of each by its key. */
export async function settleRenditions(
  renditions: Renditions,
  files: readonly Pick<SharedPictureFiles, 'rendition' | 'thumbnail'>[],
): Promise<RenditionStates> {
  const states = new Map<string, RenditionState>()
  const wanted = files.flatMap(({ rendition, thumbnail }) => [rendition ?? [], thumbnail ?? []].flat())
  const work = wanted.map(async (rendition) => {
    states.set(rendition.key, 'making')
    const state = await renditions.ensure(rendition).then(
      (bytes) => ({ bytes }),
      () => 'failed' as const,
    )
    states.set(rendition.key, state)
  })
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience)
  })
  await Promise.race([Promise.all(work), late])
  clearTimeout(timer)
  return new Map(states)
}
