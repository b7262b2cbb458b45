import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { data, documentOf, fill, listFiles, open, root, rows, run } from '../../test/tool-folder.ts'

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

  it('knows that what could not be read at an upgrade is not counted yet', async () => {
    await mkdir(data)
    await cp(new URL('../../test/version-1', import.meta.url).pathname, join(data, 'db'), { recursive: true })
    const file = join(data, 'db', 'users', `${'1'.padStart(26, '0')}.json`)
    const bytes = await readFile(file)
    await writeFile(file, '{')
    await (await open()).close()
    await writeFile(file, bytes)
    expect(await run('check', data)).toMatchObject({ code: 0, out: expect.stringContaining('All is well') })
    await (await open()).close()
    expect(await run('check', data)).toMatchObject({ code: 0, out: expect.stringContaining('All is well') })
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

  it('takes a document that may have been edited, and notes its file', async () => {
    const { users } = await fill()
    const file = documentOf(users[0])
    await writeFile(file, (await readFile(file, 'utf8')).replace('"sea"', '"tea"'))
    const { code, out } = await run('check', data)
    expect(code).toBe(0)
    expect(out).toMatch(/^note: A user document is not as the store wrote it.*\nAll is well: 2 users/)
    expect(out).toContain(file)
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
