import { readdirSync, readFileSync } from 'node:fs'
import sharp, { type Sharp } from 'sharp'
import { type Figure, figureOfNumber } from '../figure.ts'
import type { Folders } from '../folders.ts'
import { preparePhotograph } from '../material/photograph.ts'
import { openAccount } from '../process/account.ts'
import { childrenOf, residentBytes } from '../process/accounting.ts'
import { startTessera } from '../process/server.ts'

/** Under way at once: as many as a browser uploads. */
const atOnce = 4

/** What one image of the mixture is made of: each is another picture, by its width. */
const kinds: { extension: string; width: number; encode: (image: Sharp) => Sharp }[] = [
  { extension: 'jpg', width: 4000, encode: (image) => image.jpeg({ quality: 85 }) },
  { extension: 'jpg', width: 2000, encode: (image) => image.jpeg({ quality: 85 }) },
  { extension: 'png', width: 1200, encode: (image) => image.png({ compressionLevel: 2 }) },
  { extension: 'webp', width: 1600, encode: (image) => image.webp({ quality: 80, effort: 0 }) },
  { extension: 'avif', width: 800, encode: (image) => image.avif({ quality: 60, effort: 0 }) },
]
const recipes = [
  { format: 'webp', width: 1280, quality: 80 },
  { format: 'jpeg', quality: 80 },
  { format: 'avif', width: 640, quality: 60 },
  { format: 'png', width: 400 },
]

/** Many images of several formats and sizes uploaded, each compressed once: what the server and its largest decoding process hold afterwards. */
export async function measureMemory(
  folders: Folders,
  say: (line: string) => void,
  { images }: { images: number },
): Promise<Figure[]> {
  say(`server: memory after ${images} mixed images`)
  const photograph = await preparePhotograph(folders.kept)
  await using tessera = await startTessera(folders, { TESSERA_IMAGES_PER_USER: '1000' })
  const account = await openAccount(tessera)
  let most = 0

  async function work(index: number): Promise<void> {
    const kind = kinds[index % kinds.length]
    const recipe = recipes[index % recipes.length]
    if (!kind) throw new Error('There are no kinds')
    // Another width for each, so that no two are the same image.
    const picture = kind.encode(sharp(photograph).resize(kind.width - Math.floor(index / kinds.length)))
    const bytes = new Uint8Array(await picture.toBuffer())
    const { id } = await account.upload(new File([bytes], `picture-${index}.${kind.extension}`))
    const answer = await fetch(`${tessera.url}/api/v1/images/${id}/compressions`, {
      method: 'POST',
      headers: { Authorization: account.authorization, 'Content-Type': 'application/json' },
      body: JSON.stringify(recipe),
    })
    if (!answer.ok) throw new Error(`A compression was answered with ${answer.status} ${await answer.text()}`)
    await answer.arrayBuffer()
    // One that has just been replaced holds nothing that could be read any more.
    most = Math.max(most, ...workersOf(tessera.pid).map(residentBytes).filter(Number.isFinite))
  }

  let begun = 0
  const lane = async () => {
    while (begun < images) await work(begun++)
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  const workers = workersOf(tessera.pid)
  const allocator = workers.some((pid) => readFileSync(`/proc/${pid}/maps`, 'utf8').includes('jemalloc'))
    ? { name: 'with jemalloc', atMost: 250 }
    : { name: 'without jemalloc', atMost: 500 }
  const largest = Math.max(...workers.map(residentBytes))
  return [
    figureOfNumber(
      {
        name: `server: its memory after ${images} mixed images`,
        unit: 'MB',
        bar: { of: 'value', atMost: 150 },
      },
      residentBytes(tessera.pid) / 1e6,
    ),
    figureOfNumber(
      {
        name: `  its largest decoding process, ${allocator.name}`,
        unit: 'MB',
        bar: { of: 'value', atMost: allocator.atMost },
      },
      largest / 1e6,
    ),
    figureOfNumber(
      { name: '  the largest seen behind any of the images', unit: 'MB', bar: null },
      most / 1e6,
    ),
  ]
}

/** One that ends while it is looked at holds nothing. */
function workersOf(pid: number): number[] {
  const alive = new Set(readdirSync('/proc'))
  return childrenOf(pid).filter((child) => alive.has(String(child)))
}
