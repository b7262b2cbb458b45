import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, onTestFinished } from 'vitest'
import { makeResult } from '../src/conformance.ts'
import { createRowMaker, type RowMaker } from '../src/conformance-rows.ts'
import { createJsonStore, type JsonStoreOptions } from '../src/json/create-json-store.ts'
import type { Store } from '../src/port.ts'
import type { ImageRow, UserRow } from '../src/rows.ts'
import { runTool } from '../src/tool/program.ts'

/** A folder of the test's own, the data folder in it, and what makes its rows; new ones for each test. */
export let root = ''
export let data = ''
export let rows: RowMaker

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'tessera-db-'))
  data = join(root, 'data')
  rows = createRowMaker()
})
afterEach(() => rm(root, { recursive: true }))

export async function open(
  folder = data,
  checkpoints: JsonStoreOptions['checkpoints'] = { quietMilliseconds: 3_600_000 },
): Promise<Store> {
  const store = await createJsonStore({
    folder: join(folder, 'db'),
    limits: { images: 10_000, bytes: 1e12, compressionsPerImage: 10, tilingsPerImage: 4 },
    clock: () => new Date('2026-06-01T00:00:00.000Z'),
    cacheBytes: 20_000,
    checkpoints,
  })
  onTestFinished(() => store.close())
  return store
}

export async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  const code = await runTool(args, {
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
  })
  return { code, ...said }
}

/** Two users with a row in every collection, closed properly. */
export async function fill(): Promise<{ users: [UserRow, UserRow]; image: ImageRow }> {
  const store = await open()
  const users = [
    await store.users.create(rows.user({ username: 'Ada' })),
    await store.users.create(rows.user({ username: '__proto__' })),
  ] as [UserRow, UserRow]
  let first: ImageRow | null = null
  for (const { id } of users) {
    await store.webhooks.create(rows.webhook(id))
    await store.sessions.create(rows.session(id))
    await store.tokens.create(rows.token(id))
    await store.invitations.create(rows.invitation(id))
    await store.presets.create(rows.preset(id))
    await store.tickets.create(rows.ticket(id))
    const image = rows.image(id, { tags: ['sea'] })
    const upload = rows.upload(id)
    await store.images.create({ image, reservationId: '', jobs: [rows.job(image)], upload })
    const { compression, job } = rows.compression(image)
    await store.compressions.request({ compression, job })
    await store.jobs.start(id, job.id, rows.now())
    await store.jobs.complete(id, job.id, { kind: 'compression', result: makeResult(77) }, rows.now())
    await store.tilings.request(rows.tiling(image))
    await store.shares.create(rows.share(id, { imageIds: [image.id] }))
    first ??= image
  }
  await store.close()
  return { users, image: first ?? rows.image('') }
}

export async function listFiles(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile() && entry.name !== 'lock.sqlite')
      files.set(path.slice(folder.length), await readFile(path, 'utf8'))
  }
  return files
}

export const documentOf = (user: UserRow): string => join(data, 'db', 'users', `${user.id}.json`)
