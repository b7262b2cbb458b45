import { type Photo, PhotoGrid } from '@tessera/ui'
import { onThisOrigin } from '../../lib/links.ts'
import type { SharedPage, SharedPicture } from '../../lib/trpc.ts'
import { usePage } from '../page.ts'
import { picturesOf } from './use-shared.ts'
import { countImages, sayUntil } from './words.ts'

/** All pictures of a share. `last` is the number of the one that was looked at. */
export function SharedPictures({
  share,
  last,
  onOpen,
}: {
  share: SharedPage
  last: number | null
  onOpen(number: number): void
}) {
  const pictures = picturesOf(share)
  const title = share.title ?? countImages(pictures.length)
  usePage(title)
  return (
    <>
      <header className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 pt-6 pb-4 sm:px-6">
        <h1 className="min-w-0 text-20 font-semibold text-balance wrap-anywhere">{title}</h1>
        <p className="figures text-13 text-quiet">
          {share.title !== null && `${countImages(pictures.length)}, `}
          {sayUntil(share.expiresAt)}
        </p>
      </header>
      <main tabIndex={-1} className="grow px-3 pb-10 outline-none sm:px-6">
        <PhotoGrid
          photos={pictures.map(toPhoto)}
          start={last === null ? null : String(last)}
          onOpen={(id) => onOpen(Number(id))}
        />
      </main>
    </>
  )
}

function toPhoto(
  { name, width, height, bytes, thumbhash, thumbnail, url }: SharedPicture,
  index: number,
): Photo {
  const small = thumbnail?.url ?? url
  return {
    id: String(index + 1),
    name,
    href: `?picture=${index + 1}`,
    width,
    height,
    bytes: bytes ?? 0,
    thumbhash,
    thumbnail: small && onThisOrigin(small),
  }
}
