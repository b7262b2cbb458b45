import { existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { type Figure, figureOf, figureOfNumber } from '../figure.ts'
import type { Folders } from '../folders.ts'
import { preparePhotograph } from '../material/photograph.ts'
import { callApart } from './call.ts'

const works = new URL('./auto-works.ts', import.meta.url)
/** Just below where AVIF, and then WebP, is left out, and a camera's largest; by `choose-format.ts`. */
const widths = [4000, 4600, 6900, 8160]
/** What the server allows a decoding process: see `probe-child.ts` and `pool.ts` there. */
const maxBytes = 1024 * 2 ** 20
const maxSeconds = 300

/** `auto` of large photographs, within what a process of the server may take. */
export async function measureAuto(folders: Folders, say: (line: string) => void): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const width of widths) {
    const megapixels = Math.round((width * width * 0.75) / 1e6)
    say(`auto of ${megapixels} megapixels`)
    const input = await prepareLarge(folders.kept, width)
    const own = await callApart<{ format: string }>(works, 'chooseByCore', input)
    const name = `core: auto, ${megapixels} MP (${own.result.format})`
    const time = {
      name: `${name}; one of each format`,
      unit: 'CPU s',
      bar: { of: 'value', atMost: maxSeconds },
    } as const
    // The larger ones leave formats out, so that one of each would be more work.
    if (width === 4000) {
      const each = await callApart(works, 'encodeEach', { input, width })
      figures.push(figureOf(time, [{ tessera: own, baseline: each }], ({ cpuSeconds }) => cpuSeconds))
    } else figures.push(figureOfNumber({ ...time, name }, own.cpuSeconds))
    figures.push(
      figureOfNumber(
        {
          name: '  allocated beyond an idle process',
          unit: 'MB',
          bar: { of: 'value', atMost: Math.round(maxBytes / 1e6) },
        },
        own.allocatedBytes / 1e6,
      ),
      figureOfNumber({ name: '  its process at most', unit: 'MB', bar: null }, own.peakBytes / 1e6),
    )
  }
  return figures
}

/** The bench's photograph with more pixels: made once, then kept. */
async function prepareLarge(folder: string, width: number): Promise<string> {
  const photograph = await preparePhotograph(folder)
  if (width === 4000) return photograph
  const path = join(folder, `photograph-${width}.jpg`)
  if (existsSync(path)) return path
  const part = `${path}.part`
  await sharp(photograph).resize({ width }).jpeg({ quality: 90 }).toFile(part)
  await rename(part, path)
  return path
}
