import type { Figure } from '../figure.ts'
import type { Folders } from '../folders.ts'
import { measureGallery } from './measure-gallery.ts'
import { measureMemory } from './measure-memory.ts'
import { measurePreviews } from './measure-previews.ts'
import { measureResized } from './measure-resized.ts'
import { measureStored } from './measure-stored.ts'

/** What the server adds to the work itself: a page of the gallery, previews, compressions of stored images, and what it holds afterwards. */
export async function measureServer(
  folders: Folders,
  say: (line: string) => void,
  { quick }: { quick: boolean },
): Promise<Figure[]> {
  return [
    ...(await measureGallery(folders, say)),
    ...(await measurePreviews(folders, say)),
    ...(await measureStored(folders, say)),
    ...(await measureResized(folders, say, { rounds: quick ? 2 : 6 })),
    ...(await measureMemory(folders, say, { images: quick ? 40 : 500 })),
  ]
}
