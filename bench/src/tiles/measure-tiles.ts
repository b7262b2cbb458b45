import type { Figure } from '../figure.ts'
import type { Folders } from '../folders.ts'
import { measureGigapixel } from './measure-gigapixel.ts'
import { measureJob } from './measure-job.ts'
import { measureMany } from './measure-many.ts'
import { measureDownload, measureReading } from './measure-reading.ts'
import { recipe, size, startPanoramaServer } from './panorama.ts'

/** Tilings as a service: the job, single tiles, the archive, and many of them on one server. */
export async function measureTiles(
  folders: Folders,
  say: (line: string) => void,
  { quick, gigapixel }: { quick: boolean; gigapixel: boolean },
): Promise<Figure[]> {
  if (gigapixel) {
    say('tiles: a gigapixel as a job, once')
    return measureGigapixel(folders)
  }
  const rounds = quick ? 1 : 5
  const figures: Figure[] = []
  let left: { dataFolder: string; imageId: string }
  {
    await using panorama = await startPanoramaServer(folders, size)
    say('tiles: 20000 x 10000 as a job')
    figures.push(...(await measureJob(folders, panorama, { rounds: Math.min(3, rounds) })))
    const tiling = await panorama.account.tile(panorama.image.id, recipe)
    say('tiles: at random')
    figures.push(...(await measureReading(folders, panorama, { tiling, rounds })))
    say('tiles: the zip')
    figures.push(...(await measureDownload(panorama, tiling)))
    left = { dataFolder: panorama.dataFolder, imageId: panorama.image.id }
  }
  say('tiles: 1,000 tilings on one server')
  return [...figures, ...(await measureMany(folders, { ...left, rounds }))]
}
