import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { makeResult } from '../conformance.ts'
import { createRowMaker, type RowMaker } from '../conformance-rows.ts'
import { createJsonStore, type JsonStoreOptions } from '../json/create-json-store.ts'
import type { Store } from '../port.ts'
import type { ImageRow, UserRow } from '../rows.ts'
import { runTool } from './program.ts'

let root = ''
let data = ''
let rows: RowMaker

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'tessera-db-'))
  data = join(root, 'data')
  rows = createRowMaker()
})
afterEach(() => rm(root, { recursive: true }))

async function open(
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

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
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
async function fill(): Promise<{ users: [UserRow, UserRow]; image: ImageRow }> {
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

async function listFiles(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile() && entry.name !== 'lock.sqlite')
      files.set(path.slice(folder.length), await readFile(path, 'utf8'))
  }
  return files
}

const documentOf = (user: UserRow): string => join(data, 'db', 'users', `${user.id}.json`)

describe('tessera-db check', () => {
  it('finds nothing wrong with what a store leaves, and changes nothing', async () => {
    await fill()
    const before = await listFiles(data)
    expect(await run('check', data)).toMatchObject({
      code: 0,
      out: 'All is well: 2 users, 26 changes\n',
      err: '',
    })
    expect(await listFiles(data)).toEqual(before)
  })

  it('finds nothing wrong with a folder of version 1 that was killed', async () => {
    await mkdir(data)
    await cp(new URL('../../test/version-1', import.meta.url).pathname, join(data, 'db'), { recursive: true })
    const before = await listFiles(data)
    expect(await run('check', data)).toMatchObject({ code: 0, out: 'All is well: 3 users, 12 changes\n' })
    expect(await listFiles(data)).toEqual(before)
  })

  it.each([
    ['a document that is cut short', 'Everything of this user', (text: string) => text.slice(0, -9)],
    ['a document that is gone', 'Everything of this user', () => null],
    [
      'a session that the document has lost',
      'has what no row has: "sessions',
      (text: string) => text.replace(/"sessions":\{[^}]*\}\}/, '"sessions":{}'),
    ],
    [
      'an image that the document has lost',
      'The total of images is 2, and the rows add up to 1',
      (text: string) => text.replace(/"images":\{[^}]*\}\}/, '"images":{}'),
    ],
  ])('says what is wrong with %s, and what is lost, and changes nothing', async (_, said, damage) => {
    const { users } = await fill()
    const file = documentOf(users[0])
    const damaged = damage(await readFile(file, 'utf8'))
    await (damaged === null ? rm(file) : writeFile(file, damaged))
    const before = await listFiles(data)
    const { code, out } = await run('check', data)
    expect(code).toBe(1)
    expect(out).toContain(said)
    expect(await listFiles(data)).toEqual(before)
  })

  it('says which file keeps the server from starting', async () => {
    await fill()
    const file = join(data, 'db', 'store.json')
    await writeFile(file, '{"schema":2,')
    const { code, out } = await run('check', data)
    expect(code).toBe(1)
    expect(out).toContain(`${file} is damaged`)
    expect(out).toContain('keep the folder as it is')
  })

  it('finds a document of nobody', async () => {
    const { users } = await fill()
    const stranger = '9'.repeat(26)
    await cp(documentOf(users[0]), documentOf({ ...users[0], id: stranger }))
    const { code, out } = await run('check', data)
    expect(code).toBe(1)
    expect(out).toContain('The lookup knows no user of this document')
  })

  it('refuses a folder that is in use, that is of a newer version, or that is none', async () => {
    const store = await open()
    await store.users.create(rows.user())
    const file = join(root, 'export.json')
    for (const args of [
      ['check', data],
      ['export', data, file],
    ]) {
      expect(await run(...args)).toMatchObject({ code: 1, err: expect.stringContaining('in use by another') })
    }
    await store.close()
    const manifest = join(data, 'db', 'store.json')
    await writeFile(manifest, (await readFile(manifest, 'utf8')).replace('"schema":2', '"schema":3'))
    expect(await run('check', data)).toMatchObject({ code: 1, err: expect.stringContaining('newer Tessera') })
    expect(await run('check', join(root, 'x'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('no database'),
    })
    expect((await run('chek', data)).code).toBe(2)
    expect((await run('check')).code).toBe(2)
  })
})

describe('tessera-db export and import', () => {
  it('bring every row over, in the shape that is promised', async () => {
    const { users, image } = await fill()
    const file = join(root, 'export.json')
    expect(await run('export', data, file)).toMatchObject({ code: 0, out: `2 users in ${file}\n` })
    const exported = JSON.parse(await readFile(file, 'utf8'))
    expect(exported.users[users[0].id]).toEqual(users[0])
    expect(exported.images[users[0].id][image.id]).toMatchObject({ id: image.id, tags: ['sea'] })
    expect(Object.values(exported.compressions[image.id])).toMatchObject([{ result: { bytes: 77 } }])

    const other = join(root, 'other')
    expect(await run('import', file, other)).toMatchObject({ code: 0 })
    expect(await run('check', other)).toMatchObject({ code: 0 })
    const again = join(root, 'again.json')
    await run('export', other, again)
    expect(JSON.parse(await readFile(again, 'utf8'))).toEqual(exported)
    const [store, copy] = [await open(), await open(other)]
    for (const { id, username } of users) {
      expect(await copy.users.getByUsername(username)).toEqual(await store.users.get(id))
      expect(await copy.events.since(id, 0)).toEqual(await store.events.since(id, 0))
      expect(await copy.quota.usage(id)).toEqual(await store.quota.usage(id))
    }
    expect(await copy.quota.total()).toEqual(await store.quota.total())
    expect(await copy.jobs.listQueued()).toEqual(await store.jobs.listQueued())
    expect(await copy.deliveries.listDue(rows.now(), 100)).toEqual(
      await store.deliveries.listDue(rows.now(), 100),
    )
  })

  it('leave a user out only when that is asked for', async () => {
    const { users } = await fill()
    await writeFile(documentOf(users[0]), '{')
    const file = join(root, 'export.json')
    expect(await run('export', data, file)).toMatchObject({
      code: 1,
      err: expect.stringContaining(users[0].id),
    })
    expect(await readdir(root)).toEqual(['data'])
    expect(await run('export', data, file, '--leave-out-damaged')).toMatchObject({
      code: 0,
      out: `1 users in ${file}\n`,
      err: `left out: user ${users[0].id}\n`,
    })
  })

  it('make nothing of what is no export, and nothing over what is there', async () => {
    const { users, image } = await fill()
    const file = join(root, 'export.json')
    await run('export', data, file)
    expect(await run('import', file, data)).toMatchObject({
      code: 1,
      err: expect.stringContaining('already'),
    })
    const text = await readFile(file, 'utf8')
    const other = join(root, 'other')
    for (const [wrong, said] of [
      [text.replace('"schema":2', '"schema":3'), 'version 3'],
      [text.replace(`"userId":"${users[0].id}"`, `"userId":"${users[1].id}"`), 'does not belong'],
      [text.replace(`"id":"${image.id}"`, `"id":"${rows.id()}"`), 'does not belong'],
      [text.replace('"width":600', '"width":-1'), 'A row of images'],
      [text.replace('"username":"__proto__"', '"username":"ada"'), 'Two users'],
      [text.replace('"users":{', '"nobody":{'), 'no export'],
    ] as const) {
      await writeFile(file, wrong)
      expect(await run('import', file, other)).toMatchObject({ code: 1, err: expect.stringContaining(said) })
      expect(await readdir(root)).not.toContain('other')
    }
  })
})

describe('tessera-db backup', () => {
  /** Users who upload, compress and delete for as long as they are let. Bytes first, row second; on delete the row goes first. */
  async function liveUntil(store: Store, isOver: () => boolean): Promise<void> {
    const blobOf = (image: Pick<ImageRow, 'userId' | 'id'>): string =>
      join(data, 'blobs', image.userId, image.id, 'original.jpg')
    await Promise.all(
      Array.from({ length: 6 }, async (_, n) => {
        const { id } = await store.users.create(rows.user())
        const images: ImageRow[] = []
        while (!isOver()) {
          const image = rows.image(id)
          await mkdir(join(blobOf(image), '..'), { recursive: true })
          await writeFile(blobOf(image), image.sha256)
          await store.images.create({ image, reservationId: '', jobs: [rows.job(image)] })
          images.push(image)
          // Something is deleted all the time, though nothing within the moment that copying it takes.
          await delay(10)
          if (images.length <= 3 + n) continue
          const [gone] = images.splice(0, 1)
          if (!gone) continue
          await store.images.delete(id, [gone.id], rows.now())
          await rm(join(blobOf(gone), '..'), { recursive: true })
        }
      }),
    )
  }

  it('taken under load is one state, with every row and every byte that was there before', async () => {
    for (let round = 0; round < 3; round++) {
      await rm(data, { recursive: true, force: true })
      const target = join(root, `backup-${round}`)
      const store = await open(data, { startBytes: 300_000, limitBytes: 3_000_000, quietMilliseconds: 100 })
      let isOver = false
      const lives = liveUntil(store, () => isOver)
      const known = await store.users.create(rows.user({ username: 'Before' }))
      const image = rows.image(known.id)
      await mkdir(join(data, 'blobs', known.id, image.id), { recursive: true })
      await writeFile(join(data, 'blobs', known.id, image.id, 'original.jpg'), image.sha256)
      await store.images.create({ image, reservationId: '', jobs: [] })
      await writeFile(join(data, 'secret'), 'x'.repeat(43), { mode: 0o600 })

      const { code, err } = await run('backup', data, target)
      isOver = true
      await lives
      expect(code).toBe(0)
      expect(await run('check', target)).toMatchObject({ code: 0 })
      expect(await readFile(join(target, 'secret'), 'utf8')).toBe('x'.repeat(43))

      const restored = await open(target)
      expect(await restored.users.getByUsername('before')).toEqual(known)
      expect(await restored.images.get(known.id, image.id)).toEqual(image)
      let images = 0
      for await (const userId of restored.users.ids()) {
        for (const row of (await restored.images.stored(userId)).images) {
          const path = join(target, 'blobs', userId, row.id, 'original.jpg')
          // Where deleting was faster than copying the report says so; then it must be gone for good.
          if (err !== '' && !(await store.images.get(userId, row.id))) continue
          expect(await readFile(path, 'utf8')).toBe(row.sha256)
          images++
        }
      }
      expect(images).toBeGreaterThan(0)
      await restored.close()
      await store.close()
    }
  }, 240_000)

  it('of a folder that no server uses opens with every row', async () => {
    await fill()
    const target = join(root, 'backup')
    expect(await run('backup', data, target)).toMatchObject({ code: 0, err: '' })
    const [store, copy] = [await open(), await open(target)]
    for await (const id of store.users.ids()) {
      expect(await copy.images.stored(id)).toEqual(await store.images.stored(id))
      expect(await copy.users.get(id)).toEqual(await store.users.get(id))
    }
    expect(await copy.quota.total()).toEqual(await store.quota.total())
  })

  it('names users whose document is damaged, and takes it over as it is', async () => {
    const { users } = await fill()
    await writeFile(documentOf(users[0]), '{')
    const target = join(root, 'backup')
    expect(await run('backup', data, target)).toMatchObject({
      code: 1,
      err: expect.stringContaining(users[0].id),
    })
    expect(await readFile(join(target, 'db', 'users', `${users[0].id}.json`), 'utf8')).toBe('{')
  })

  it('is not made over something, within its own folder, or of nothing', async () => {
    await fill()
    const target = join(root, 'backup')
    await mkdir(target)
    await writeFile(join(target, 'mine'), '')
    expect((await run('backup', data, target)).err).toContain('not empty')
    expect(await readdir(target)).toEqual(['mine'])
    expect((await run('backup', data, join(data, 'backup'))).err).toContain('cannot lie in')
    expect((await run('backup', join(root, 'x'), join(root, 'y'))).err).toContain('store.json is missing')
    expect(await readdir(root)).not.toContain('y')
  })
})
