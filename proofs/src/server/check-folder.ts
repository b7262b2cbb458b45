import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ImageRow, Store } from '@tessera/db'
import { createJsonStore } from '@tessera/db/json'
import { type BlobStore, compressionKey, originalKey, thumbnailKey } from '@tessera/storage'
import { createFileSystemBlobs } from '@tessera/storage/file-system'
import { isKind, type Operation } from './operations.ts'

/** What a data folder holds after a start, and what is wrong with that: lines for a person; none is what is wanted. */
export interface FolderReport {
  problems: string[]
  images: number
  compressions: number
  /** Blobs that no row names: of work that was cut off. */
  orphans: number
}

/**
 * Starts the store of a folder twice, and holds it to the invariants: acknowledged means there, with the same bytes; every document parses; no
 * row without its blob; what the quota counts is what the rows say; not acknowledged means all or nothing; a second start changes nothing.
 */
export async function checkFolder(folder: string, operations: readonly Operation[]): Promise<FolderReport> {
  const report: FolderReport = { problems: [], images: 0, compressions: 0, orphans: 0 }
  mkdirSync(folder, { recursive: true })
  const blobs = createFileSystemBlobs({ folder })
  const users = await withStore(folder, (store) => findUsers(store, operations, report))
  const first = await withStore(folder, async (store) => {
    for (const userId of users) await checkUser(store, blobs, { userId, report })
    await checkPromises(store, { operations, report })
    return describe(store, users)
  })
  const second = await withStore(folder, (store) => describe(store, users))
  if (first !== second) report.problems.push('a second start changed something')
  checkDocuments(folder, report)
  return report
}

async function withStore<T>(folder: string, use: (store: Store) => Promise<T>): Promise<T> {
  const limits = { images: 1000, bytes: 2 ** 40, compressionsPerImage: 1000, tilingsPerImage: 4 }
  const store = await createJsonStore({ folder: join(folder, 'db'), limits, clock: () => new Date() })
  try {
    return await use(store)
  } finally {
    await store.close()
  }
}

async function findUsers(
  store: Store,
  operations: readonly Operation[],
  { problems }: FolderReport,
): Promise<string[]> {
  const users: string[] = []
  for (const { username, userId, acknowledged } of operations.filter(isKind('register'))) {
    const user = await store.users.getByUsername(username)
    if (user) users.push(user.id)
    if (acknowledged && user?.id !== userId) problems.push(`user ${username} is gone`)
  }
  return users
}

async function listImages(store: Store, userId: string): Promise<ImageRow[]> {
  const images: ImageRow[] = []
  let cursor: string | undefined
  do {
    const query = { limit: 100, sort: 'createdAt', order: 'asc', cursor } as const
    const page = await store.images.list(userId, query)
    images.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return images
}

async function checkUser(
  store: Store,
  blobs: BlobStore,
  { userId, report }: { userId: string; report: FolderReport },
): Promise<void> {
  const { problems } = report
  const named = new Set<string>()
  const images = await listImages(store, userId)
  let bytes = 0
  for (const image of images) {
    report.images++
    bytes += image.bytes
    named.add(originalKey(image))
    const body = await readBlob(blobs, originalKey(image))
    if (!body) problems.push(`image ${image.id} has no original`)
    else if (body.length !== image.bytes || hash(body) !== image.sha256)
      problems.push(`the original of image ${image.id} is not what was uploaded`)
    if (image.thumbnail) {
      const key = thumbnailKey(image, image.thumbnail.version)
      named.add(key)
      const thumbnail = await readBlob(blobs, key)
      if (thumbnail?.length !== image.thumbnail.bytes)
        problems.push(`image ${image.id} has no whole thumbnail`)
    }
    const { items } = await store.compressions.list(userId, image.id, { limit: 100 })
    for (const row of items) {
      if (row.status !== 'ready' || !row.result) continue
      report.compressions++
      bytes += row.result.bytes
      const key = compressionKey({ ...row, format: row.result.format })
      named.add(key)
      const output = await readBlob(blobs, key)
      if (output?.length !== row.result.bytes) problems.push(`compression ${row.id} has no whole output`)
    }
  }
  const usage = await store.quota.usage(userId)
  if (usage.images.used !== images.length || usage.bytes.used !== bytes)
    problems.push(
      `the quota of ${userId} counts ${JSON.stringify(usage)}, and the rows ${images.length}, ${bytes}`,
    )
  const { events, latest } = await store.events.since(userId, 0)
  const firstSeq = latest - events.length + 1
  if (events.some(({ seq }, i) => seq !== firstSeq + i)) problems.push(`the events of ${userId} have a gap`)
  for await (const { key } of blobs.list(`${userId}/`)) if (!named.has(key)) report.orphans++
}

async function checkPromises(
  store: Store,
  { operations, report }: { operations: readonly Operation[]; report: FolderReport },
): Promise<void> {
  const { problems } = report
  const deletes = new Map(operations.filter(isKind('delete')).map((asked) => [asked.imageId, asked]))
  const removed = new Map(operations.filter(isKind('delete compression')).map((asked) => [asked.id, asked]))
  for (const { userId, imageId, sha256, acknowledged } of operations.filter(isKind('upload'))) {
    if (!acknowledged || imageId === null) continue
    const image = await store.images.get(userId, imageId)
    const deletion = deletes.get(imageId)
    if (deletion?.acknowledged && image) problems.push(`image ${imageId} was deleted and is there`)
    if (!deletion && image?.sha256 !== sha256) problems.push(`image ${imageId} was acknowledged and is gone`)
    if (!image) continue
    const names = operations.filter(isKind('rename')).filter((asked) => asked.imageId === imageId)
    const last = names.findLastIndex((asked) => asked.acknowledged)
    const allowed = names.slice(Math.max(last, 0)).map(({ name }) => name)
    if (last < 0) allowed.push('photo.jpg')
    if (!allowed.includes(image.name))
      problems.push(`image ${imageId} has lost its name, it is ${image.name}`)
  }
  for (const { userId, imageId, id, acknowledged } of operations.filter(isKind('compress'))) {
    if (!acknowledged || id === null) continue
    const row = await store.compressions.get(userId, imageId, id)
    const deletion = removed.get(id) ?? deletes.get(imageId)
    if (deletion?.acknowledged && row) problems.push(`compression ${id} was deleted and is there`)
    if (!deletion && row?.status !== 'ready')
      problems.push(`compression ${id} was acknowledged and is ${row?.status ?? 'gone'}`)
  }
}

/** All that the port shows of these users, but for what a start does on purpose. */
async function describe(store: Store, users: readonly string[]): Promise<string> {
  const all = []
  for (const id of users) {
    const images = await listImages(store, id)
    const compressions = []
    for (const image of images) compressions.push(await store.compressions.list(id, image.id, { limit: 100 }))
    const jobs = await store.jobs.list(id, { limit: 100 })
    const [events, usage] = [await store.events.since(id, 0), await store.quota.usage(id)]
    all.push({ user: await store.users.get(id), images, compressions, jobs, events, usage })
  }
  return JSON.stringify(all)
}

function checkDocuments(folder: string, { problems }: FolderReport): void {
  const users = join(folder, 'db', 'users')
  for (const name of existsSync(users) ? readdirSync(users) : []) {
    try {
      JSON.parse(readFileSync(join(users, name), 'utf8'))
    } catch {
      problems.push(`${name} does not parse`)
    }
  }
}

async function readBlob(blobs: BlobStore, key: string): Promise<Buffer | null> {
  if (!(await blobs.head(key))) return null
  const { body } = await blobs.get(key)
  if (body instanceof Uint8Array) return Buffer.from(body)
  const chunks: Buffer[] = []
  for await (const chunk of body) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function hash(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
