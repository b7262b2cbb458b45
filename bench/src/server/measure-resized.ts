import { openAsBlob } from 'node:fs'
import { basename, dirname } from 'node:path'
import sharp from 'sharp'
import { type Figure, figureOf } from '../figure.ts'
import type { Folders } from '../folders.ts'
import { preparePhotograph } from '../material/photograph.ts'
import { openAccount } from '../process/account.ts'
import { cpuSecondsOf } from '../process/accounting.ts'
import { type Server, startBareServer, startTessera } from '../process/server.ts'
import { measureInTurns } from '../rounds.ts'

/**
 * Resized pictures of one round, as many under way as two cores can use. So many that the end of a round, when one core has nothing left to do, is little
 * of it: a server that is busy has no such end.
 */
const cold = 48
const warm = 400
/** Rounds that are not measured: V8 compiles what runs often only after hundreds of requests, and a server runs for days. */
const unmeasured = 3
const atOnce = 4

interface Asked {
  width: number
  quality: number
}

interface Sample {
  cpuSeconds: number
  seconds: number
}

/**
 * A stored 12-megapixel JPEG, made smaller and served as WebP, beside ipx. Cold: asked for as nobody asked for it before; of Tessera that is a
 * compression, made durable, and then a read of its file by the signed link. Warm: asked for again; ipx keeps nothing, and makes it anew.
 */
export async function measureResized(
  folders: Folders,
  say: (line: string) => void,
  { rounds }: { rounds: number },
): Promise<Figure[]> {
  const input = await preparePhotograph(folders.kept)
  await using tessera = await startTessera(folders, { TESSERA_COMPRESSIONS_PER_IMAGE: '10000' })
  const module = new URL('./ipx-server.ts', import.meta.url)
  await using ipx = await startBareServer(folders, module, [dirname(input)])
  const account = await openAccount(tessera)
  const { id } = await account.upload(new File([await openAsBlob(input)], 'photograph.jpg'))

  /** The signed link of such a picture, which is made if it is not there. */
  async function makeLink({ width, quality }: Asked): Promise<string> {
    const answer = await fetch(`${tessera.url}/api/v1/images/${id}/compressions`, {
      method: 'POST',
      headers: { Authorization: account.authorization, 'Content-Type': 'application/json' },
      body: JSON.stringify({ format: 'webp', width, quality }),
    })
    const { compression } = (await answer.json()) as { compression?: { url: string | null } }
    if (!compression?.url) throw new Error(`A compression was answered with ${answer.status}`)
    return new URL(new URL(compression.url).pathname, tessera.url).href
  }
  const ipxUrl = ({ width, quality }: Asked) => `${ipx.url}/f_webp,q_${quality},w_${width}/${basename(input)}`

  const figures: Figure[] = []
  for (const around of [320, 1280]) {
    say(`server: resized to ${around} px, beside ipx`)
    const [ours, theirs] = [createSeries(around), createSeries(around)]
    const coldTessera = () =>
      measure(tessera, cold, async () => checkWidth(await read(await makeLink(ours())), around))
    const coldIpx = () => measure(ipx, cold, async () => checkWidth(await read(ipxUrl(theirs())), around))
    for (let round = 0; round < unmeasured; round++) {
      await coldTessera()
      await coldIpx()
    }
    const heading = `server: 12 MP to ${around} px and served, beside ipx`
    figures.push(
      ...figuresOf(
        `${heading}, cold`,
        cold,
        await measureInTurns(rounds, { tessera: coldTessera, baseline: coldIpx }),
      ),
    )
    const asked = createSeries(around)()
    const link = await makeLink(asked)
    const measured = await measureInTurns(rounds, {
      tessera: () => measure(tessera, warm, () => read(link)),
      baseline: () => measure(ipx, cold, () => read(ipxUrl(asked))),
    })
    // Fewer of ipx, as each costs a picture: per picture it is the same.
    const perWarm = measured.map(({ tessera: sample, baseline }) => ({
      tessera: { cpuSeconds: (sample.cpuSeconds / warm) * cold, seconds: (sample.seconds / warm) * cold },
      baseline,
    }))
    figures.push(...figuresOf(`${heading}, warm`, cold, perWarm))
  }
  return figures
}

/** Widths that are taken for nearly the same. */
const widths = 24

/** Always another picture, of nearly the same size. */
function createSeries(around: number): () => Asked {
  let index = 0
  return () => {
    const asked = { width: around - (index % widths), quality: 85 - Math.floor(index / widths) }
    index++
    return asked
  }
}

function figuresOf(name: string, count: number, measured: { tessera: Sample; baseline: Sample }[]): Figure[] {
  return [
    figureOf(
      { name, unit: 'CPU ms', bar: { of: 'ratio', atMost: 1 } },
      measured,
      ({ cpuSeconds }) => (cpuSeconds / count) * 1000,
    ),
    figureOf(
      { name: '  how many', unit: 'per s', bar: { of: 'ratio', atLeast: 1 } },
      measured,
      ({ seconds }) => count / seconds,
    ),
  ]
}

async function measure(server: Server, count: number, work: () => Promise<unknown>): Promise<Sample> {
  const [before, began] = [cpuSecondsOf(server.pid), performance.now()]
  let left = count
  const lane = async () => {
    while (left-- > 0) await work()
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return { cpuSeconds: cpuSecondsOf(server.pid) - before, seconds: (performance.now() - began) / 1000 }
}

async function read(url: string): Promise<Buffer> {
  const answer = await fetch(url)
  if (answer.status !== 200) throw new Error(`${url} was answered with ${answer.status}`)
  return Buffer.from(await answer.arrayBuffer())
}

/** A side that makes something else proves nothing. */
async function checkWidth(bytes: Buffer, around: number): Promise<void> {
  const { format, width } = await sharp(bytes).metadata()
  if (format !== 'webp' || Math.abs(width - around) > widths)
    throw new Error(`Received ${format} of ${width} px`)
}
