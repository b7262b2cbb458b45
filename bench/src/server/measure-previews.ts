import { openAsBlob } from 'node:fs'
import sharp, { type Sharp } from 'sharp'
import { type Figure, figureOf } from '../figure.ts'
import type { Folders } from '../folders.ts'
import { preparePhotograph } from '../material/photograph.ts'
import { openAccount } from '../process/account.ts'
import { startTessera } from '../process/server.ts'
import { measureInTurns } from '../rounds.ts'

const rounds = 15
const width = 1280
const encoders = {
  jpeg: (image: Sharp, quality: number) => image.jpeg({ quality, mozjpeg: true }),
  webp: (image: Sharp, quality: number) => image.webp({ quality, effort: 2 }),
  avif: (image: Sharp, quality: number) => image.avif({ quality, effort: 0 }),
} as const

/** One preview after the other of a 12-megapixel photograph, over HTTP and measured, beside sharp encoding pixels that are there: by the clock. */
export async function measurePreviews(folders: Folders, say: (line: string) => void): Promise<Figure[]> {
  const input = await preparePhotograph(folders.kept)
  await using tessera = await startTessera(folders, { TESSERA_RATE_LIMIT_SCALE: '100' })
  const account = await openAccount(tessera)
  const { id } = await account.upload(new File([await openAsBlob(input)], 'photograph.jpg'))
  sharp.concurrency(1)
  const { data, info } = await sharp(input).resize(width).raw().toBuffer({ resolveWithObject: true })
  const raw = { width: info.width, height: info.height, channels: info.channels }

  async function preview(format: string, quality: number): Promise<number> {
    const began = performance.now()
    const answer = await fetch(`${tessera.url}/api/v1/images/${id}/preview`, {
      method: 'POST',
      headers: { Authorization: account.authorization, 'Content-Type': 'application/json' },
      body: JSON.stringify({ format, quality }),
    })
    const { byteLength } = await answer.arrayBuffer()
    const isWhole = answer.status === 200 && answer.headers.get('tessera-bytes') === String(byteLength)
    if (!isWhole || !answer.headers.has('tessera-ssim'))
      throw new Error(`A preview was answered with ${answer.status}`)
    return performance.now() - began
  }

  const figures: Figure[] = []
  for (const [format, encode] of Object.entries(encoders)) {
    say(`server: preview as ${format}`)
    let quality = 40
    async function bare(): Promise<number> {
      const began = performance.now()
      await encode(sharp(data, { raw }), quality).toBuffer()
      return performance.now() - began
    }
    await preview(format, 39)
    const measured = await measureInTurns(rounds, {
      // Another quality each time, as under a slider.
      tessera: () => preview(format, quality++),
      baseline: bare,
    })
    figures.push(
      figureOf(
        {
          name: `server: preview of 12 MP, ${format}, pixels warm`,
          unit: 'ms',
          bar: { of: 'value', atMost: 300 },
        },
        measured,
        (milliseconds) => milliseconds,
      ),
    )
  }
  return figures
}
