import { ImageError } from '../errors.ts'
import { layOutTiles, maxTiles, type TileFormat, type TilingPlan } from '../recipes/index.ts'
import { TilingManifest } from './manifest.ts'
import { readEntry } from './read-entry.ts'
import { damaged, type TilingSource } from './source.ts'
import type { TileNames } from './tile-index.ts'
import { entriesOf, type ZipDirectory, type ZipEntry } from './zip-directory.ts'

/** What an archive of tiles says of itself. */
export type Description = {
  manifest: TilingManifest
  plan: TilingPlan
  names: TileNames
  /** Whether it was made here, so that no tile may be missing. */
  isComplete: boolean
  /** Where the files are that describe it. */
  documents: TilingDocuments
}

/** The entries of `manifest.json` and of the `.dzi`, as far as there are any. */
export type TilingDocuments = { manifest?: ZipEntry; dzi?: ZipEntry }

const longestDescription = 65_536
const formats: Readonly<Record<string, TileFormat>> = { jpeg: 'jpeg', jpg: 'jpeg', png: 'png', webp: 'webp' }

/** Reads `manifest.json`; of an archive that another program made, the `.dzi`. Throws `UNSUPPORTED_FORMAT`, `BAD_IMAGE`, `TOO_LARGE`. */
export async function describeArchive(source: TilingSource, directory: ZipDirectory): Promise<Description> {
  const documents = findDescriptions(directory)
  const { manifest, dzi } = documents
  if (manifest) {
    const own = TilingManifest.safeParse(parseJson(await readText(source, manifest)))
    if (own.success) return { ...describeOwn(own.data), documents }
  }
  if (dzi) return { ...describeDeepZoom(dzi, { xml: await readText(source, dzi), directory }), documents }
  const message = 'Expected a zip of tiles with a manifest.json or a .dzi but it has neither'
  throw new ImageError('UNSUPPORTED_FORMAT', message)
}

type Named = ZipEntry & { name: string }

function findDescriptions(directory: ZipDirectory): { manifest?: Named; dzi?: Named } {
  const found: { manifest?: Named; dzi?: Named } = {}
  for (const entry of entriesOf(directory)) {
    const ending = directory.records.toString(
      'latin1',
      Math.max(entry.nameStart, entry.nameEnd - 4),
      entry.nameEnd,
    )
    if (ending !== 'json' && ending !== '.dzi') continue
    const name = directory.records.toString('utf8', entry.nameStart, entry.nameEnd)
    if (name === 'manifest.json') found.manifest = { ...entry, name }
    else if (ending === '.dzi') found.dzi ??= { ...entry, name }
  }
  return found
}

async function readText(source: TilingSource, entry: Named): Promise<string> {
  if (!entry.isStored || entry.bytes > longestDescription) {
    const message = `Expected ${entry.name} to be stored in the zip as it is but it is compressed: make it with zip -0`
    throw new ImageError('UNSUPPORTED_FORMAT', message)
  }
  return (await readEntry(source, entry)).toString('utf8')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function describeOwn(manifest: TilingManifest): Omit<Description, 'documents'> {
  const plan = layOutTiles(manifest, manifest)
  if (plan.tiles !== manifest.tiles || plan.levels.length !== manifest.levels)
    throw damaged('its manifest contradicts itself')
  checkTiles(plan, manifest)
  return {
    manifest,
    plan,
    names: { prefix: 'image_files/', extension: manifest.format },
    isComplete: true,
  }
}

/** Deep zoom as Microsoft described it (the schema that `xmlns` names): the attributes of `Image` and of `Size`. */
function describeDeepZoom(
  dzi: Named,
  { xml, directory }: { xml: string; directory: ZipDirectory },
): Omit<Description, 'documents'> {
  const text = (name: string) => new RegExp(`\\b${name}\\s*=\\s*["']([^"']+)["']`).exec(xml)?.[1] ?? ''
  const [width, height, tileSize, overlap] = ['Width', 'Height', 'TileSize', 'Overlap'].map((name) =>
    Number(text(name)),
  )
  const extension = text('Format')
  const format = formats[extension]
  if (!format || !isSize(width) || !isSize(height) || !isSize(tileSize) || !isSize((overlap ?? -1) + 1)) {
    const message = `Expected ${dzi.name} to name a size, a tile size and one of jpeg, jpg, png, webp`
    throw new ImageError('UNSUPPORTED_FORMAT', message)
  }
  const prefix = `${dzi.name.slice(0, -'.dzi'.length)}_files/`
  const depth = hasLevels(directory, prefix) ? 'pyramid' : 'one'
  const plan = layOutTiles({ width, height }, { depth, tileSize, edges: 'crop' })
  checkTiles(plan, { tileSize, overlap: overlap ?? 0 })
  const { columns, rows, tiles } = plan
  const manifest: TilingManifest = {
    version: 1,
    width,
    height,
    // Nothing says so; pixels that are not see-through lose nothing by it.
    hasAlpha: format !== 'jpeg',
    tileSize,
    depth,
    overlap: overlap ?? 0,
    edges: 'crop',
    format,
    quality: null,
    columns,
    rows,
    levels: plan.levels.length,
    tiles,
  }
  return { manifest, plan, names: { prefix, extension }, isComplete: false }
}

function checkTiles(
  { tiles }: TilingPlan,
  { tileSize, overlap }: Pick<TilingManifest, 'tileSize' | 'overlap'>,
): void {
  if (overlap > tileSize) throw damaged('its tiles overlap by more than their size')
  if (tiles <= maxTiles) return
  const message = `Expected at most ${maxTiles} tiles but there would be ${tiles}`
  throw new ImageError('TOO_LARGE', message, { actual: tiles, limit: maxTiles })
}

function isSize(value: number | undefined): value is number {
  return value !== undefined && Number.isInteger(value) && value > 0 && value < 2 ** 31
}

// A flat grid has level 0 only. That of a pyramid is one pixel, and seldom alone.
function hasLevels(directory: ZipDirectory, prefix: string): boolean {
  const flat = Buffer.from(`${prefix}0/`)
  const any = Buffer.from(prefix)
  for (const { nameStart, nameEnd } of entriesOf(directory)) {
    const name = directory.records.subarray(nameStart, nameEnd)
    const isIn = name.subarray(0, any.length).equals(any)
    if (
      isIn &&
      /^\d+\//.test(name.toString('latin1', any.length)) &&
      !name.subarray(0, flat.length).equals(flat)
    )
      return true
  }
  return false
}
