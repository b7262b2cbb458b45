import type { Figure } from '../figure.ts'
import type { Folders } from '../folders.ts'
import { measureGallery } from './measure-gallery.ts'
import { measurePreviews } from './measure-previews.ts'
import { measureStored } from './measure-stored.ts'

/** What the server adds to the work itself: a page of the gallery, previews, compressions of stored images. */
export async function measureServer(folders: Folders, say: (line: string) => void): Promise<Figure[]> {
  return [
    ...(await measureGallery(folders, say)),
    ...(await measurePreviews(folders, say)),
    ...(await measureStored(folders, say)),
  ]
}
