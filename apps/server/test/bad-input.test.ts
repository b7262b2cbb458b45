import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type Client, type Failed, newClient, postJson } from './client.ts'
import { corporaMissing, corpusFiles } from './corpora.ts'
import { photograph } from './pictures.ts'
import { type ServerProcess, startServer, storedFiles, temporaryFiles } from './server-process.ts'

/** Whatever was refused has left nothing behind. */
async function expectNothingKept(server: ServerProcess, client: Client) {
  expect(await storedFiles(server)).toEqual([])
  expect(await temporaryFiles(server)).toEqual([])
  expect(await client.quota()).toMatchObject({ images: { used: 0 }, bytes: { used: 0 } })
}

describe('files that are refused', () => {
  it('answers 415 for what is no image, 422 for what is broken, and keeps nothing', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const whole = await photograph({ format: 'png' })
    const damaged = Buffer.from(whole)
    damaged.fill(0, whole.length / 2, whole.length / 2 + 500)
    const cases: [string, Uint8Array, number, string][] = [
      ['empty.jpg', new Uint8Array(), 415, 'UNSUPPORTED_FORMAT'],
      ['text.jpg', Buffer.from('I am a text'), 415, 'UNSUPPORTED_FORMAT'],
      ['page.png', Buffer.from('<!doctype html><script>alert(1)</script>'), 415, 'UNSUPPORTED_FORMAT'],
      [
        'evil.jpg',
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><image href="http://127.0.0.1:1/"/></svg>'),
        415,
        'UNSUPPORTED_FORMAT',
      ],
      ['cut.png', whole.subarray(0, whole.length / 2), 422, 'BAD_IMAGE'],
      ['damaged.png', damaged, 422, 'BAD_IMAGE'],
      ['header-only.jpg', (await photograph()).subarray(0, 20), 422, 'BAD_IMAGE'],
    ]
    for (const [name, bytes, status, code] of cases) {
      const answer = await client.upload({ name, bytes })
      expect(answer, name).toMatchObject({
        status,
        body: { error: { code }, images: [{ name, error: { code } }] },
      })
    }
    await expectNothingKept(server, client)
  })

  it('answers each file of a bulk upload for itself', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const good = { bytes: await photograph(), name: 'good.jpg' }
    const { status, body } = await client.upload({ bytes: Buffer.from('no'), name: 'bad.jpg' }, good, {
      bytes: Buffer.from('neither'),
      name: 'worse.jpg',
    })
    expect(status).toBe(201)
    expect(body.images).toMatchObject([
      { name: 'bad.jpg', error: { code: 'UNSUPPORTED_FORMAT' } },
      { image: { name: 'good.jpg' } },
      { name: 'worse.jpg', error: { code: 'UNSUPPORTED_FORMAT' } },
    ])
  })

  it('refuses a bomb before it costs memory, and lives on', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const { default: sharp } = await import('sharp')
    const wide = await sharp({ create: { width: 12_000, height: 9_000, channels: 3, background: 'red' } })
      .jpeg({ progressive: true })
      .toBuffer()
    expect(await client.upload({ bytes: wide })).toMatchObject({
      status: 413,
      body: { error: { code: 'TOO_LARGE' } },
    })
    await expectNothingKept(server, client)
    await client.store(await photograph())
  })

  it(`corpora: ${corporaMissing ?? 'every file that is no image is refused with 415, every damaged PNG with 422'}`, async () => {
    if (corporaMissing) return
    const server = await startServer()
    const client = await newClient(server)
    const [notImages, damaged] = [
      await corpusFiles('not-images', /./),
      await corpusFiles('pngsuite', /^x.*\.png$/),
    ]
    expect(notImages.length).toBeGreaterThan(100)
    expect(damaged).toHaveLength(14)
    for (const [files, code] of [
      [notImages, 'UNSUPPORTED_FORMAT'],
      [damaged, 'BAD_IMAGE'],
    ] as const) {
      for (const path of files) {
        const answer = await client.upload({ name: basename(path), bytes: await readFile(path) })
        expect(answer, path).toMatchObject({
          status: code === 'BAD_IMAGE' ? 422 : 415,
          body: { error: { code } },
        })
      }
    }
    await expectNothingKept(server, client)
  })
})

describe('inputs that are refused', () => {
  it('names the field, what was expected and what came', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const image = await client.store(await photograph())
    const path = `/images/${image.id}/compressions`
    const cases: [unknown, string][] = [
      [
        { format: 'webp', quality: 101 },
        'Expected integer between 1 and 100 for quality but received 101 of type number',
      ],
      [
        { format: 'webp', quality: 80.5 },
        'Expected integer between 1 and 100 for quality but received 80.5 of type number',
      ],
      [
        { format: 'webp', quality: '80' },
        "Expected integer between 1 and 100 for quality but received '80' of type string",
      ],
      [
        { format: 'webp', width: 0 },
        'Expected integer between 1 and 65535 for width but received 0 of type number',
      ],
      [
        { format: 'webp', width: 20_000 },
        'Expected integer between 1 and 16383 for width of webp but received 20000 of type number',
      ],
      [
        { format: 'bmp' },
        "Expected one of auto, jpeg, png, webp, avif, gif, tiff, jxl for format but received 'bmp' of type string",
      ],
      [
        { format: 'webp', fit: null },
        'Expected one of inside, cover, contain, fill for fit but received null of type null',
      ],
      [
        { format: 'webp', qualty: 5 },
        'Unknown field qualty: expected one of format, quality, maxBytes, ssim, lossless, width, height, fit, enlarge, position, rotate, crop, background, effort, frame, adjust, metadata, palette',
      ],
    ]
    for (const [recipe, message] of cases) {
      const answer = await client.send<Failed>('POST', path, recipe)
      expect(answer).toMatchObject({
        status: 400,
        body: { error: { code: 'INVALID_INPUT', details: { issues: [{ message }] } } },
      })
    }
    expect(await client.get('/images?limit=101')).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining('limit') } },
    })
    for (const path of ['/images?limit=1&limit=2', '/images?search=a&search=a'])
      expect(await client.get(path)).toMatchObject({
        status: 400,
        body: { error: { message: expect.stringContaining('once') } },
      })
    for (const query of ['width=100&width=200', 'width=0x10', 'width=', 'quality=%2050'])
      expect(await client.send('POST', `/compress?${query}`)).toMatchObject({ status: 400 })
    expect(await client.get(`/images/${'x'.repeat(1000)}`)).toMatchObject({
      status: 404,
      body: { error: { code: 'NOT_FOUND' } },
    })
    expect(await client.get('/images?cursor=nonsense')).toMatchObject({
      status: 400,
      body: { error: { code: 'INVALID_INPUT' } },
    })
    expect(await client.send('PATCH', `/images/${image.id}`, { name: 'a\u0000b' })).toMatchObject({
      status: 400,
    })
    expect(await client.send('PATCH', `/images/${image.id}`, { name: 'x'.repeat(10_000) })).toMatchObject({
      status: 400,
    })
  })

  it('answers bodies that are no JSON, too long, or of another type in the one shape', async () => {
    const server = await startServer()
    const url = `${server.url}/api/v1/auth/login`
    const json = { 'Content-Type': 'application/json' }
    const answers = await Promise.all([
      fetch(url, { method: 'POST', headers: json, body: '{"username":' }),
      fetch(url, { method: 'POST', body: 'username=a' }),
      fetch(url, { method: 'POST', headers: json }),
      fetch(url, { method: 'POST', headers: { ...json, 'Content-Encoding': 'gzip' }, body: 'x' }),
      fetch(url, { method: 'POST', headers: json, body: new Uint8Array([0x22, 0xff, 0x22]) }),
      fetch(url, { method: 'POST', headers: json, body: JSON.stringify({ username: 'x'.repeat(200_000) }) }),
      fetch(`${server.url}/api/v1/nothing`),
      fetch(`${server.url}/nothing`),
      fetch(`${server.url}/trpc/nothing`),
    ])
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 413, 404, 404, 404])
    for (const answer of answers.slice(0, 8)) {
      const { error } = (await answer.json()) as Failed
      expect(error).toMatchObject({
        code: expect.any(String),
        message: expect.any(String),
        requestId: answer.headers.get('x-request-id'),
      })
      expect(JSON.stringify(error)).not.toMatch(/\.ts|\.js| {4}at /)
    }
  })

  it('refuses packed bodies on every way in, and no ticket is used up by one', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const bytes = await photograph()
    const packed = { 'Content-Encoding': 'gzip', Authorization: `Bearer ${client.token}` }
    const body = gzipSync(bytes)
    const announced = await client.send<{ url: string }>('POST', '/uploads', {
      name: 'photo.jpg',
      bytes: bytes.length,
    })
    const { url } = announced.body
    const form = { ...packed, 'Content-Type': 'multipart/form-data; boundary=x' }
    for (const asked of [
      fetch(`${server.url}/api/v1/images`, { method: 'POST', headers: form, body }),
      fetch(`${server.url}/api/v1/compress?format=webp`, { method: 'POST', headers: packed, body }),
      fetch(url, { method: 'PUT', headers: packed, body }),
    ]) {
      const answer = await asked
      expect([answer.status, ((await answer.json()) as Failed).error.message]).toEqual([
        400,
        'Expected no Content-Encoding but received gzip',
      ])
    }
    expect((await fetch(url, { method: 'PUT', body: new Uint8Array(bytes) })).status).toBe(201)
  })

  it('asks for an account before it says anything else', async () => {
    const server = await startServer()
    for (const [method, path] of [
      ['GET', '/images'],
      ['POST', '/images'],
      ['GET', '/me'],
      ['DELETE', '/images/x'],
      ['POST', '/images/x/compressions'],
    ] as const) {
      const response = await fetch(`${server.url}/api/v1${path}`, { method })
      expect(response.status, path).toBe(401)
      expect(((await response.json()) as Failed).error.code).toBe('UNAUTHENTICATED')
    }
    const wrongToken = await fetch(`${server.url}/api/v1/me`, {
      headers: { Authorization: 'Bearer tst_nothing' },
    })
    expect(wrongToken.status).toBe(401)
  })

  it('gives a wrong password and an unknown name the same words', async () => {
    const server = await startServer()
    const { username } = await newClient(server)
    const login = (name: string) =>
      postJson<Failed>(`${server.url}/api/v1/auth/login`, { username: name, password: 'wrong password' })
    const [known, unknown] = [await login(username), await login('nobody-of-this-name')]
    expect(known.status).toBe(401)
    expect(unknown.status).toBe(401)
    expect({ ...known.body.error, requestId: '' }).toEqual({ ...unknown.body.error, requestId: '' })
  })

  it('refuses weak passwords, odd names, and names that are taken', async () => {
    const server = await startServer()
    const { username } = await newClient(server)
    const register = (name: string, password: string) =>
      postJson<Failed>(`${server.url}/api/v1/auth/register`, { username: name, password })
    expect(await register('somebody', 'short')).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining('8 characters') } },
    })
    expect(await register('a b', 'long enough')).toMatchObject({ status: 400 })
    expect(await register(username.toUpperCase(), 'long enough')).toMatchObject({
      status: 409,
      body: { error: { code: 'CONFLICT' } },
    })
  })
})
