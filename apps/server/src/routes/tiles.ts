import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Deps } from '../deps.ts'
import { type FileLife, fileHeaders, isKnown } from '../http/file-headers.ts'
import { notFound } from '../services/errors.ts'
import type { TilingClaim } from '../services/tilings/tiling-claim.ts'
import type { TilePlace } from '../tilings/tiling-reader.ts'

/** What a link to a tiling leads to, by the part of its path behind the token. */
type Part = { place: TilePlace } | { document: 'manifest' | 'dzi' }

const documents: Readonly<Record<string, Part>> = {
  'manifest.json': { document: 'manifest' },
  'image.dzi': { document: 'dzi' },
}
const mediaTypes = { manifest: 'application/json', dzi: 'application/xml' } as const
// One way to write each number, so that each tile has one address.
const tilePath = /^image_files\/(0|[1-9]\d?)\/(0|[1-9]\d{0,5})_(0|[1-9]\d{0,5})\.(jpeg|png|webp)$/

/**
 * Sends a tile, or what describes the tiles. Throws `NOT_FOUND` for what there is none of, before anything is looked at, and
 * `UNAVAILABLE` for an archive that is damaged.
 */
export async function sendTile(
  { tilings }: Pick<Deps, 'tilings'>,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
  { claim, path, ...life }: Omit<FileLife, 'etag'> & { claim: TilingClaim; path: string },
): Promise<void> {
  const part = documents[path] ?? findTile(claim, path)
  if (!part) throw notFound('tile')
  // Keys are write-once, so key and path are the best validator there is.
  const etag = `"${claim.key}/${path}"`
  const headers = fileHeaders({ ...life, etag })
  if (isKnown(request, etag)) {
    response.writeHead(304, headers).end()
    return
  }
  const bytes =
    'place' in part
      ? await tilings.readTile(claim.key, part.place)
      : await tilings.readDocument(claim.key, part.document)
  if (!bytes) throw notFound('tile')
  const type = 'place' in part ? `image/${claim.format}` : mediaTypes[part.document]
  headers.push('Content-Type', type, 'Content-Length', String(bytes.length))
  response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : bytes)
}

function findTile({ plan, format }: TilingClaim, path: string): Part | null {
  const [, level, column, row, extension] = tilePath.exec(path) ?? []
  const place = { level: Number(level), column: Number(column), row: Number(row) }
  const grid = plan.levels[place.level]
  if (!grid || extension !== format || place.column >= grid.columns || place.row >= grid.rows) return null
  return { place }
}
