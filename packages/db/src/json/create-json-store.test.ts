import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createRowMaker, type RowMaker } from '../conformance-rows.ts'
import type { Store } from '../port.ts'
import type { ImageRow, UserRow } from '../rows.ts'
import { createJsonStore } from './create-json-store.ts'
import type { StoreLogger } from './logger.ts'

let folder = ''
let rows: RowMaker
const logged: { details: object; message: string }[] = []
const log = (details: object, message: string): void => void logged.push({ details, message })
const logger: StoreLogger = { info: log, warn: log, error: log }

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tessera-db-'))
  rows = createRowMaker()
  logged.length = 0
})
afterEach(() => rm(folder, { recursive: true }))

async function open(): Promise<Store> {
  const store = await createJsonStore({
    folder,
    limits: { images: 10_000, bytes: 1e12, compressionsPerImage: 10, tilingsPerImage: 4 },
    clock: () => new Date('2026-06-01T00:00:00.000Z'),
    logger,
    checkpoints: { quietMilliseconds: 3_600_000 },
  })
  onTestFinished(() => store.close())
  return store
}

/** A folder with these users, each with an image, closed properly. */
async function fill(count: number): Promise<{ users: UserRow[]; images: ImageRow[] }> {
  const store = await open()
  const users: UserRow[] = []
  const images: ImageRow[] = []
  for (let i = 0; i < count; i++) {
    const user = await store.users.create(rows.user())
    const image = rows.image(user.id)
    await store.images.create({ image, reservationId: '', jobs: [] })
    users.push(user)
    images.push(image)
  }
  await store.close()
  return { users, images }
}

async function listFiles(): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile() && entry.name !== 'lock.sqlite') files.set(path, await readFile(path, 'utf8'))
  }
  return files
}

const documentOf = (user: UserRow | undefined): string => join(folder, 'users', `${user?.id}.json`)

describe('a data folder', () => {
  it('holds a readable document per user and no temporary files, and a start without changes leaves it as it is', async () => {
    const { users } = await fill(3)
    const before = await listFiles()
    expect([...before.keys()].filter((path) => path.includes('users')).sort()).toEqual(
      users.map(documentOf).sort(),
    )
    expect([...before.keys()].filter((path) => path.endsWith('.tmp') || path.includes('journal'))).toEqual([])
    expect(JSON.parse(before.get(documentOf(users[0])) ?? '')).toMatchObject({ schema: 2, user: users[0] })
    await (await open()).close()
    expect(await listFiles()).toEqual(before)
  })

  it('is cleared of what interrupted replacements left', async () => {
    await fill(1)
    for (const part of ['users', 'lookup', '.']) await writeFile(join(folder, part, 'x.json.tmp'), '{')
    await open()
    expect([...(await listFiles()).keys()].filter((path) => path.endsWith('.tmp'))).toEqual([])
  })

  it.each(['store.json', 'lookup', 'users'])('is refused when %s is of a newer version', async (part) => {
    const { users } = await fill(1)
    const file = [...(await listFiles()).keys()].find((path) => path.includes(part)) ?? ''
    await writeFile(file, (await readFile(file, 'utf8')).replace('"schema":2', '"schema":3'))
    if (part === 'users') {
      const store = await open()
      await expect(store.users.get(users[0]?.id ?? '')).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    } else await expect(open()).rejects.toMatchObject({ code: 'NEWER_SCHEMA', file })
  })

  it.each(['store.json', 'lookup'])('is refused when %s is damaged or gone', async (part) => {
    await fill(1)
    const file = [...(await listFiles()).keys()].find((path) => path.includes(part)) ?? ''
    const bytes = await readFile(file)
    await writeFile(file, bytes.subarray(0, -5))
    await expect(open()).rejects.toMatchObject({ code: 'DAMAGED', file })
    await rm(file)
    await expect(open()).rejects.toMatchObject({ code: 'DAMAGED', file })
    await writeFile(file, bytes)
    await (await open()).close()
  })
})

describe('a document that a person has edited', () => {
  it('is read as it is now, and refused where a row is not as it should be', async () => {
    const { users, images } = await fill(2)
    const [image, other] = images as [ImageRow, ImageRow]
    const edit = async (user: UserRow | undefined, from: string, to: string): Promise<void> => {
      const text = await readFile(documentOf(user), 'utf8')
      expect(text).toContain(from)
      await writeFile(documentOf(user), text.replace(from, to))
    }
    await edit(users[0], '"name":"photo.jpg"', '"name":"edited.jpg"')
    await edit(users[1], '"width":600', '"width":"wide"')
    const store = await open()
    expect(await store.images.get(image.userId, image.id)).toEqual({ ...image, name: 'edited.jpg' })
    await expect(store.images.get(other.userId, other.id)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  })
})

describe('a damaged document', () => {
  it.each([
    ['is cut short', (bytes: Buffer) => bytes.subarray(0, -9)],
    [
      'has a field of the wrong type',
      (bytes: Buffer) => Buffer.from(bytes.toString().replace('"disabled":false', '"disabled":1')),
    ],
    [
      'is of another time',
      (bytes: Buffer) => Buffer.from(bytes.toString().replace(/"seq":\d+/, '"seq":999')),
    ],
    ['is gone', () => null],
  ])('that %s costs its user alone, and nothing of it is touched', async (_, damage) => {
    const { users, images } = await fill(2)
    const file = documentOf(users[0])
    const bytes = await readFile(file)
    const damaged = damage(bytes)
    await (damaged ? writeFile(file, damaged) : rm(file))

    const store = await open()
    const [userId = '', otherId = ''] = users.map(({ id }) => id)
    await expect(store.images.get(userId, images[0]?.id ?? '')).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    const change = { image: rows.image(userId), reservationId: '', jobs: [] }
    await expect(store.images.create(change)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    expect(logged).toContainEqual({ details: expect.objectContaining({ file }), message: expect.anything() })
    await store.images.create({ image: rows.image(otherId), reservationId: '', jobs: [] })
    expect((await store.quota.usage(otherId)).images.used).toBe(2)
    await store.close()
    if (damaged) expect(await readFile(file)).toEqual(damaged)

    await writeFile(file, bytes)
    const restored = await open()
    expect(await restored.images.get(userId, images[0]?.id ?? '')).toEqual(images[0])
  })

  it('gets the changes that were still in the journal when it is restored, though the journal has gone on', async () => {
    const { users } = await fill(2)
    const [userId = '', otherId = ''] = users.map(({ id }) => id)
    const bytes = await readFile(documentOf(users[0]))
    const copy = `${folder}-copy`
    onTestFinished(() => rm(copy, { recursive: true }))

    // A process that is killed after a change of the first user.
    const killed = await open()
    const image = rows.image(userId)
    await killed.images.create({ image, reservationId: '', jobs: [] })
    await mkdir(copy)
    const left = await listFiles()
    await killed.close()
    await rm(join(folder, 'journal'), { recursive: true })
    await mkdir(join(folder, 'journal'))
    for (const [path, text] of left) await writeFile(path, text)

    await writeFile(documentOf(users[0]), '{')
    for (let start = 0; start < 3; start++) {
      const store = await open()
      await expect(store.users.get(userId)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
      await store.images.create({ image: rows.image(otherId), reservationId: '', jobs: [] })
      await store.close()
    }
    expect(await readdir(join(folder, 'journal'))).toEqual([])
    await writeFile(documentOf(users[0]), bytes)
    const restored = await open()
    expect(await restored.images.get(userId, image.id)).toEqual(image)
    await restored.close()
    expect(await readdir(join(folder, 'users'))).toEqual(users.map(({ id }) => `${id}.json`).sort())
    const again = await open()
    expect(await again.images.get(userId, image.id)).toEqual(image)
  })
})

const module = new URL('create-json-store.ts', import.meta.url).href
const makers = new URL('../conformance-rows.ts', import.meta.url).href

/** Runs a script in a process of its own, with `store` open on the folder. */
function runChild(script: string): {
  kill(): void
  output: Promise<{ text: string; code: number | null }>
  onText(listener: (text: string) => void): void
} {
  const source = `
    const { createJsonStore } = await import('${module}')
    const { createRowMaker } = await import('${makers}')
    const store = await createJsonStore({
      folder: ${JSON.stringify(folder)},
      limits: { images: 1e6, bytes: 1e12, compressionsPerImage: 10, tilingsPerImage: 4 },
      clock: () => new Date(),
      cacheBytes: 20000,
      checkpoints: { startBytes: 20000, limitBytes: 200000, quietMilliseconds: 10 },
    })
    ${script}`
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  child.stderr.on('data', (chunk: Buffer) => {
    text += chunk.toString()
  })
  const listeners: ((text: string) => void)[] = []
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString()
    for (const listener of listeners) listener(text)
  })
  return {
    kill: () => child.kill('SIGKILL'),
    onText: (listener) => void listeners.push(listener),
    output: new Promise((resolve) => child.on('close', (code) => resolve({ text, code }))),
  }
}

describe('a process', () => {
  it('that is killed under load leaves everything that it had acknowledged', async () => {
    for (let round = 0; round < 4; round++) {
      await rm(folder, { recursive: true })
      const child = runChild(`
        const rows = createRowMaker()
        await Promise.all(Array.from({ length: 8 }, async () => {
          for (;;) {
            const user = await store.users.create(rows.user())
            console.log(user.username)
            for (let i = 0; i < 5; i++) {
              const image = rows.image(user.id)
              await store.images.create({ image, reservationId: '', jobs: [rows.job(image)] })
              console.log(user.username, image.id)
            }
          }
        }))`)
      const wanted = 3000 + round * 2500
      child.onText((text) => {
        if (text.length > wanted * 10) child.kill()
      })
      const { text } = await child.output
      // The last line may be half a line.
      const lines = text.split('\n').slice(0, -1)
      expect(lines.length).toBeGreaterThan(500)

      const store = await open()
      for (const line of lines) {
        const [username = '', imageId] = line.split(' ')
        const user = await store.users.getByUsername(username)
        expect(user?.username).toBe(username)
        if (imageId !== undefined)
          expect(await store.images.get(user?.id ?? '', imageId)).toMatchObject({ id: imageId })
      }
      await store.close()
    }
  }, 600_000)

  it('cannot open a folder that another one has open, and changes nothing in it', async () => {
    const { users } = await fill(1)
    const holder = runChild(`console.log('open'); setInterval(() => undefined, 1000)`)
    await new Promise<void>((resolve) => holder.onText(() => resolve()))
    const before = await listFiles()
    const second = await runChild(`console.log('open')`).output
    expect(second.code).toBe(1)
    expect(second.text).toContain('is in use by another process')
    await expect(open()).rejects.toMatchObject({ name: 'StoreOpenError', code: 'LOCKED' })
    expect(await listFiles()).toEqual(before)
    holder.kill()
    await holder.output
    const store = await open()
    expect(await store.users.get(users[0]?.id ?? '')).toEqual(users[0])
  })
})

describe('a row that its schema does not allow', () => {
  it('is refused, because its document could not be read again', async () => {
    const store = await open()
    const user = await store.users.create(rows.user())
    const image = { ...rows.image(user.id), width: 0 }
    await expect(store.images.create({ image, reservationId: '', jobs: [] })).rejects.toThrow()
    expect((await store.quota.usage(user.id)).images.used).toBe(0)
  })
})
