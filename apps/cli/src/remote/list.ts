import { type Image, type Inputs, type Tessera, toTesseraError } from '@tessera/client'
import { expectedSentence } from '@tessera/core/recipes'
import Table from 'cli-table3'
import type { ExitCode } from '../program.ts'
import { formatBytes, report } from '../report.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'
import { connect, type RemoteOptions } from './connect.ts'

type Query = NonNullable<Inputs['images']['list']>

export const imageSorts = ['createdAt', 'name', 'bytes'] as const satisfies Query['sort'][]
export const imageOrders = ['asc', 'desc'] as const satisfies Query['order'][]

type Options = RemoteOptions &
  Pick<Query, 'search' | 'tag' | 'format' | 'sort' | 'order'> & { limit?: string; json?: boolean }

const defaultLimit = 50
const mostImages = 100_000

/** The server answers with no more at once. */
const pageSize = 100

/** `tessera list` */
export async function runList(terminal: Terminal, { json, ...options }: Options): Promise<ExitCode> {
  const { tessera } = connect(terminal, options)
  const limit = readLimit(options.limit)
  const { search, tag, format, sort, order } = options
  try {
    const { images, total } = await listImages(tessera, { search, tag, format, sort, order }, limit)
    if (json) terminal.stdout.write(`${JSON.stringify(images, undefined, 2)}\n`)
    else printTable(terminal, images, total)
    return 0
  } catch (thrown) {
    const layout = { head: [], row: () => [] }
    return report(terminal, [{ input: 'list', error: toTesseraError(thrown) }], { json, layout })
  }
}

async function listImages(
  { api }: Tessera,
  query: Query,
  limit: number,
): Promise<{ images: Image[]; total: number }> {
  const images: Image[] = []
  let cursor: string | undefined
  while (true) {
    const page = await api.images.list.query({
      ...query,
      cursor,
      limit: Math.min(pageSize, limit - images.length),
    })
    images.push(...page.images)
    if (page.nextCursor === null || images.length >= limit) return { images, total: page.total }
    cursor = page.nextCursor
  }
}

function printTable({ stdout }: Terminal, images: readonly Image[], total: number): void {
  const table = new Table({
    head: ['Id', 'Name', 'Format', 'Pixels', 'Size', 'Tags', 'Uploaded'],
    style: { head: stdout.isTTY ? ['bold'] : [], border: [], compact: true },
  })
  for (const { id, name, format, width, height, bytes, tags, createdAt } of images) {
    const row = [
      id,
      name,
      format,
      `${width} x ${height}`,
      formatBytes(bytes),
      tags.join(', '),
      createdAt.slice(0, 10),
    ]
    table.push(row)
  }
  if (images.length > 0) stdout.write(`${table}\n`)
  stdout.write(
    images.length < total
      ? `${images.length} of ${total} images (--limit shows more)\n`
      : `${total} ${total === 1 ? 'image' : 'images'}\n`,
  )
}

function readLimit(limit: string | undefined): number {
  if (limit === undefined) return defaultLimit
  const number = /^\d+$/.test(limit) ? Number(limit) : Number.NaN
  if (number >= 1 && number <= mostImages) return number
  throw new UsageError(expectedSentence(`integer between 1 and ${mostImages}`, 'limit', limit))
}
