import { type Figure, figureAlone } from '../figure.ts'
import type { Folders } from '../folders.ts'
import { cpuSecondsOf, forgetPeak, peakBytes, residentBytes } from '../process/accounting.ts'
import { recipe, startPanoramaServer } from './panorama.ts'

const size = { width: 32_768, height: 32_768 }

/** A gigapixel as a job: that it is made at all is the figure, as its process may allocate a gigabyte and no more. */
export async function measureGigapixel(folders: Folders): Promise<Figure[]> {
  await using panorama = await startPanoramaServer(folders, size, { TESSERA_MAX_PIXELS: '1.1e9' })
  const { server, account, image } = panorama
  const idle = residentBytes(server.pid)
  forgetPeak(server.pid)
  const [before, began] = [cpuSecondsOf(server.pid), performance.now()]
  const tiling = await account.tile(image.id, recipe)
  const name = `tiles: 32768 x 32768 as a job, ${tiling.bytes} bytes`
  const cpuSeconds = cpuSecondsOf(server.pid) - before
  const seconds = (performance.now() - began) / 1000
  return [
    figureAlone({ name, unit: 'CPU s', bar: null }, [cpuSeconds], Number),
    figureAlone({ name: '  its time', unit: 's', bar: null }, [seconds], Number),
    figureAlone(
      { name: '  memory of the server above idle', unit: 'MB', bar: { of: 'value', atMost: 32 } },
      [(peakBytes(server.pid) - idle) / 1e6],
      Number,
    ),
  ]
}
