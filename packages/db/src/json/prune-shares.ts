import type { Draft } from './draft.ts'

/** Takes what was deleted (ids of images, compressions and tilings) out of shares; a share of which nothing is left goes. */
export function pruneShares(draft: Draft, gone: ReadonlySet<string>): void {
  const isLeft = (id: string): boolean => !gone.has(id)
  for (const { hash, imageIds, compressionIds, tilingId } of draft.list('shares')) {
    const left = {
      imageIds: imageIds.filter(isLeft),
      compressionIds: compressionIds.filter(isLeft),
      tilingId: tilingId !== null && isLeft(tilingId) ? tilingId : null,
    }
    const isEmpty = left.imageIds.length === 0 && left.compressionIds.length === 0 && left.tilingId === null
    const isWhole =
      left.imageIds.length === imageIds.length &&
      left.compressionIds.length === compressionIds.length &&
      left.tilingId === tilingId
    if (isEmpty) draft.remove('shares', hash)
    else if (!isWhole) draft.patch('shares', hash, left)
  }
}
