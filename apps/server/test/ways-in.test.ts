import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createTRPCClient, httpBatchLink } from '@trpc/client'
import { describe, expect, it } from 'vitest'
import type { Ingested, NewTicket } from '../src/contract/objects.ts'
import type { AppRouter } from '../src/trpc/router.ts'
import { type Client, type Failed, newClient, type One, request, type Uploaded } from './client.ts'
import { photograph } from './pictures.ts'
import { type ServerProcess, startServer, storedFiles, temporaryFiles } from './server-process.ts'
import { refusalOf, startTusUpload } from './tus-client.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

interface End {
  imageId: string | null
  status: number
  code: string | null
}

async function byMultipart(client: Client, bytes: Buffer): Promise<End> {
  const { status, body } = await client.upload({ bytes })
  const [first] = body.images ?? []
  const imageId = first && 'image' in first ? first.image.id : null
  return { imageId, status, code: body.error?.code ?? null }
}

async function byTicket(client: Client, bytes: Buffer): Promise<End> {
  const announced = await client.send<NewTicket & Failed>('POST', '/uploads', {
    name: 'a.jpg',
    bytes: bytes.length,
  })
  if (announced.status !== 201)
    return { imageId: null, status: announced.status, code: announced.body.error.code }
  const answer = await request<Ingested & Failed>(announced.body.url, {
    method: 'PUT',
    body: bytes as Buffer<ArrayBuffer>,
  })
  const taken = answer.status === 201
  return {
    imageId: taken ? answer.body.image.id : null,
    status: answer.status,
    code: taken ? null : answer.body.error.code,
  }
}

async function byTus(server: ServerProcess, client: Client, bytes: Buffer): Promise<End> {
  // Without retries: what is asked here is what the first answer is.
  const { done } = startTusUpload(client, server.url, bytes, { retryDelays: [] })
  return done.then(
    ({ imageId }) => ({ imageId, status: 201, code: null }),
    (error: unknown) => ({ imageId: null, ...refusalOf(error) }),
  )
}

const byAllWays = (server: ServerProcess, client: Client, bytes: Buffer): Promise<End[]> =>
  Promise.all([byMultipart(client, bytes), byTicket(client, bytes), byTus(server, client, bytes)])

async function uploadLog(server: ServerProcess, username: string) {
  await server.stop()
  for (const name of await readdir(join(server.folder, 'db', 'users'))) {
    const text = await readFile(join(server.folder, 'db', 'users', name), 'utf8')
    const document = JSON.parse(text) as { user: { username: string }; uploads: Record<string, Line> }
    if (document.user.username === username) return Object.values(document.uploads)
  }
  throw new Error(`expected a document of ${username}`)
}
interface Line {
  via: string
  outcome: string
  bytes: number
  error: { code: string } | null
}

describe('every way in', () => {
  it('makes one image of the same bytes that come by three at once', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const bytes = await photograph()
    const ends = await byAllWays(server, client, bytes)
    expect(ends.map(({ status }) => status)).toEqual([201, 201, 201])
    expect(new Set(ends.map(({ imageId }) => imageId)).size).toBe(1)
    expect(await client.quota()).toMatchObject({ images: { used: 1 }, bytes: { used: bytes.length } })
    expect(await storedFiles(server)).toHaveLength(2)
    expect(await temporaryFiles(server)).toEqual([])
    expect(await readdir(join(server.folder, 'uploads'))).toEqual([])
    const lines = await uploadLog(server, client.username)
    expect(lines.map(({ via }) => via).toSorted()).toEqual(['multipart', 'put', 'tus'])
    expect(lines.map(({ outcome }) => outcome).toSorted()).toEqual([
      'accepted',
      'deduplicated',
      'deduplicated',
    ])
  })

  it('has the same limits on type, size, pixels and quota, and logs each refusal with its reason', async () => {
    const server = await startServer({
      env: {
        TESSERA_MAX_UPLOAD_BYTES: '100000',
        TESSERA_MAX_PIXELS: '100000',
        TESSERA_MAX_PIXELS_BUFFERED: '100000',
        TESSERA_IMAGES_PER_USER: '1',
      },
    })
    const client = await newClient(server)
    const small = await photograph({ width: 100, height: 100 })
    const cases: [string, Buffer, number, string][] = [
      ['type', Buffer.from('I am a text'), 415, 'UNSUPPORTED_FORMAT'],
      ['size', Buffer.concat([small, Buffer.alloc(100_001)]), 413, 'TOO_LARGE'],
      ['pixels', await photograph({ width: 400, height: 300 }), 413, 'TOO_LARGE'],
      ['damage', small.subarray(0, 30), 422, 'BAD_IMAGE'],
    ]
    const expected: string[] = []
    for (const [name, bytes, status, code] of cases) {
      // One after the other: there is room for one.
      for (const way of [byMultipart, byTicket])
        expect(await way(client, bytes), name).toMatchObject({ status, code })
      expect(await byTus(server, client, bytes), name).toMatchObject({ status, code })
      expected.push(code, code, code)
    }
    expect(await client.quota()).toMatchObject({ images: { used: 0 }, bytes: { used: 0 } })
    await client.store(small)
    const second = await photograph({ width: 100, height: 100, seed: 2 })
    for (const end of await byAllWays(server, client, second))
      expect(end).toMatchObject({ status: 403, code: 'QUOTA_EXCEEDED' })
    expected.push('QUOTA_EXCEEDED', 'QUOTA_EXCEEDED', 'QUOTA_EXCEEDED')
    const lines = await uploadLog(server, client.username)
    const refused = lines.filter(({ outcome }) => outcome === 'refused')
    expect(refused.map(({ error }) => error?.code).toSorted()).toEqual(expected.toSorted())
    expect(lines).toHaveLength(expected.length + 1)
  })

  it('lets exactly 10 of 64 in that race on all of them', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const pictures = await Promise.all(
      Array.from({ length: 64 }, (_, seed) => photograph({ width: 64, height: 48, seed: seed + 1 })),
    )
    const ends = await Promise.all(
      pictures.map((bytes, i) =>
        i % 3 === 0
          ? byMultipart(client, bytes)
          : i % 3 === 1
            ? byTicket(client, bytes)
            : byTus(server, client, bytes),
      ),
    )
    expect(ends.filter(({ status }) => status === 201)).toHaveLength(10)
    expect(ends.filter(({ code }) => code === 'QUOTA_EXCEEDED')).toHaveLength(54)
    expect(await client.quota()).toMatchObject({ images: { used: 10 } })
    expect(await storedFiles(server)).toHaveLength(20)
  })

  it('asks the scanner first, which sees the file and no secrets', async () => {
    const server = await startServer()
    await server.stop()
    const seen = join(server.folder, 'seen')
    const script = join(server.folder, 'scan.sh')
    // Refuses what holds the word EICAR, cannot tell of what holds BROKEN, and takes for ever over SLOW.
    await writeFile(
      script,
      `#!/bin/sh\nenv >> ${seen}\nif grep -q EICAR "$2"; then exit 1; fi\nif grep -q BROKEN "$2"; then exit 7; fi\nif grep -q SLOW "$2"; then sleep 1000; fi\n[ "$1" = --quick ] && [ -s "$2" ]\n`,
      { mode: 0o700 },
    )
    const scanning = await server.start({
      TESSERA_SCAN_COMMAND: `${script} --quick`,
      TESSERA_SCAN_SECONDS: '5',
      TESSERA_SECRET: 'a secret that no child may ever come to know',
    })
    const client = await newClient(scanning)
    const picture = await photograph()
    const withWord = (word: string) => Buffer.concat([picture, Buffer.from(word)])
    for (const end of await byAllWays(scanning, client, withWord('EICAR')))
      expect(end).toMatchObject({ status: 422, code: 'BAD_IMAGE' })
    for (const word of ['BROKEN', 'SLOW'])
      for (const end of await byAllWays(scanning, client, withWord(word)))
        expect(end).toMatchObject({ status: 503, code: 'UNAVAILABLE' })
    expect(await client.quota()).toMatchObject({ images: { used: 0 } })
    expect(await storedFiles(scanning)).toEqual([])
    for (const end of await byAllWays(scanning, client, picture)) expect(end.status).toBe(201)
    const environment = await readFile(seen, 'utf8')
    expect(environment).toContain('PATH=')
    expect(environment).not.toContain('TESSERA')
    expect(environment).not.toContain('a secret that')
  })

  it('answers clearly when there is no such scanner', async () => {
    const server = await startServer({ env: { TESSERA_SCAN_COMMAND: '/there/is/no/such/program' } })
    const client = await newClient(server)
    expect(await byMultipart(client, await photograph())).toMatchObject({ status: 503, code: 'UNAVAILABLE' })
    expect(await storedFiles(server)).toEqual([])
  })

  it('is closed before a byte is read when the disk is nearly full', async () => {
    const server = await startServer({ env: { TESSERA_MIN_FREE_BYTES: '1e15' } })
    const client = await newClient(server)
    for (const end of await byAllWays(server, client, await photograph()))
      expect(end).toMatchObject({ status: 507, code: 'OUT_OF_DISK' })
    expect(await client.get('/me')).toMatchObject({ status: 200 })
  })

  it('loses the files of uploads that have expired at the next start', async () => {
    const server = await startServer({
      // Longer than a busy disk takes to note that it was begun.
      env: { TESSERA_UPLOAD_REST_SECONDS: '5', TESSERA_IMAGES_PER_USER: '1' },
    })
    const client = await newClient(server)
    const bytes = await photograph()
    const created = await request(`${server.url}/api/v1/tus`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${client.token}`,
        'Tus-Resumable': '1.0.0',
        'Upload-Length': String(bytes.length + 1),
        'Content-Type': 'application/offset+octet-stream',
      },
      body: bytes as Buffer<ArrayBuffer>,
    })
    expect(created.status).toBe(201)
    expect(await readdir(join(server.folder, 'uploads'))).toHaveLength(1)
    await expect.poll(async () => (await client.upload({ bytes })).status).toBe(201)
    await server.stop()
    await writeFile(join(server.folder, 'uploads', '0'.repeat(26)), 'of nobody')
    await server.start()
    expect(await readdir(join(server.folder, 'uploads'))).toEqual([])
  })

  it('works with curl', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const run = promisify(execFile)
    const curl = async <T>(...args: string[]): Promise<T> =>
      JSON.parse((await run('curl', ['-sS', ...args])).stdout) as T
    const authorization = ['-H', `Authorization: Bearer ${client.token}`]
    const pictures = await Promise.all([1, 2, 3].map((seed) => photograph({ seed })))
    const paths = pictures.map((_, i) => join(server.folder, `picture ${i}.jpg`))
    for (const [i, path] of paths.entries()) await writeFile(path, pictures[i] ?? '')
    const [first = '', second = '', third = ''] = paths
    const multipart = await curl<Uploaded>(
      `${server.url}/api/v1/images`,
      ...authorization,
      '-F',
      `image=@${first}`,
    )
    expect(multipart.images).toMatchObject([{ image: { sha256: sha256(pictures[0] ?? Buffer.alloc(0)) } }])
    const announced = JSON.stringify({ name: 'second.jpg', bytes: pictures[1]?.length })
    const json = ['-H', 'Content-Type: application/json', '-d', announced]
    const ticket = await curl<NewTicket>(`${server.url}/api/v1/uploads`, ...authorization, ...json)
    const put = await curl<Ingested>('-T', second, ticket.url)
    expect(put.image.sha256).toBe(sha256(pictures[1] ?? Buffer.alloc(0)))
    const { stdout } = await run('curl', [
      ...[
        '-sS',
        '-i',
        '-X',
        'POST',
        `${server.url}/api/v1/tus`,
        ...authorization,
        '--data-binary',
        `@${third}`,
      ],
      ...['-H', 'Tus-Resumable: 1.0.0', '-H', `Upload-Length: ${pictures[2]?.length}`],
      ...['-H', 'Content-Type: application/offset+octet-stream'],
    ])
    const id = /tessera-image-id: (\S+)/i.exec(stdout)?.[1]
    expect((await client.get<One>(`/images/${id}`)).body.image.sha256).toBe(
      sha256(pictures[2] ?? Buffer.alloc(0)),
    )
  })

  it('can be begun over tRPC', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const headers = { Authorization: `Bearer ${client.token}` }
    const trpc = createTRPCClient<AppRouter>({
      links: [httpBatchLink({ url: `${server.url}/trpc`, headers })],
    })
    const bytes = await photograph()
    const input = { name: 'photo.jpg', bytes: bytes.length, sha256: sha256(bytes) }
    const ticket = await trpc.uploads.create.mutate(input)
    if ('image' in ticket) throw new Error('expected a ticket but received an image')
    expect(await trpc.uploads.get.query({ id: ticket.ticket })).toMatchObject({ status: 'pending' })
    expect((await request(ticket.url, { method: 'PUT', body: bytes as Buffer<ArrayBuffer> })).status).toBe(
      201,
    )
    expect(await trpc.uploads.get.query({ id: ticket.ticket })).toMatchObject({ status: 'ready' })
    expect(await trpc.uploads.create.mutate(input)).toMatchObject({ image: { sha256: input.sha256 } })
    const spare = await trpc.uploads.create.mutate({ name: 'b.jpg', bytes: 5 })
    if ('image' in spare) throw new Error('expected a ticket but received an image')
    await trpc.uploads.cancel.mutate({ id: spare.ticket })
    await expect(trpc.uploads.get.query({ id: spare.ticket })).rejects.toMatchObject({
      data: { error: { code: 'NOT_FOUND' } },
    })
  })
})
