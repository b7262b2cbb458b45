import { randomBytes } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Failed, newClient, type Uploaded } from './client.ts'
import { photograph } from './pictures.ts'
import { type ServerProcess, startServer, storedFiles, temporaryFiles } from './server-process.ts'

const boundary = 'the-boundary'
const partHead = (name: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; name="image"; filename="${name}"\r\nContent-Type: image/jpeg\r\n\r\n`

function openUpload(server: ServerProcess, token: string, headers: Record<string, string | number> = {}) {
  const request = httpRequest(`${server.url}/api/v1/images`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': `multipart/form-data; boundary=${boundary}`,
      ...headers,
    },
  })
  const answered = new Promise<{ status: number; body: Uploaded }>((resolve, reject) => {
    request.once('error', reject)
    request.once('response', (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString()
      })
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as Uploaded }),
      )
    })
  })
  return { request, answered }
}

describe('uploads', () => {
  it('answers 413 while the file is still being sent, and wants no more of it', async () => {
    const server = await startServer({ env: { TESSERA_MAX_UPLOAD_BYTES: '1000000' } })
    const client = await newClient(server)
    const { request, answered } = openUpload(server, client.token, { 'Content-Length': 500_000_000 })
    request.write(partHead('big.jpg'))
    request.write(randomBytes(1_200_000))
    const { status, body } = await answered
    expect(status).toBe(413)
    expect(body.error).toMatchObject({ code: 'TOO_LARGE', details: { limit: 1_000_000 } })
    request.destroy()
    expect(await storedFiles(server)).toEqual([])
    await expect.poll(() => temporaryFiles(server)).toEqual([])
    expect(await client.quota()).toMatchObject({ images: { used: 0 }, bytes: { used: 0 } })
  })

  it('puts an original back that was lost, however many send it at once', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const bytes = await photograph()
    await client.upload({ bytes })
    const [lost = ''] = (await storedFiles(server)).filter((path) => path.includes('original'))
    await rm(join(server.folder, 'blobs', lost))
    const again = await Promise.all(Array.from({ length: 8 }, () => client.upload({ bytes })))
    for (const { status, body } of again)
      expect({ status, image: body.images[0] }).toMatchObject({ status: 201, image: { deduplicated: true } })
    expect(await readFile(join(server.folder, 'blobs', lost))).toEqual(Buffer.from(bytes))
    expect(await client.quota()).toMatchObject({ images: { used: 1 } })
  })

  it('goes on with the next file of a bulk upload after one that is too big', async () => {
    const server = await startServer({ env: { TESSERA_MAX_UPLOAD_BYTES: '1000000' } })
    const client = await newClient(server)
    const { status, body } = await client.upload(
      { bytes: randomBytes(1_500_000), name: 'big.jpg' },
      { bytes: await photograph(), name: 'good.jpg' },
    )
    expect(status).toBe(201)
    expect(body.images).toMatchObject([
      { name: 'big.jpg', error: { code: 'TOO_LARGE' } },
      { image: { name: 'good.jpg' } },
    ])
  })

  it('refuses a stranger before the body is sent', async () => {
    const server = await startServer()
    const { request, answered } = openUpload(server, 'wrong', {
      Expect: '100-continue',
      'Content-Length': 1_000_000,
    })
    let continued = false
    request.on('continue', () => {
      continued = true
    })
    request.flushHeaders()
    expect((await answered).status).toBe(401)
    expect(continued).toBe(false)
    request.destroy()
  })

  it('keeps nothing of an upload that breaks off', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const bytes = await photograph()
    for (const cut of [0, 100, bytes.length - 1]) {
      const { request, answered } = openUpload(server, client.token, { 'Content-Length': 10_000_000 })
      request.write(partHead('cut.jpg'))
      await new Promise((resolve) => request.write(bytes.subarray(0, cut), resolve))
      request.destroy()
      await answered.catch(() => {})
    }
    await expect.poll(() => temporaryFiles(server)).toEqual([])
    expect(await storedFiles(server)).toEqual([])
    await expect.poll(async () => (await client.upload({ bytes })).status).toBe(201)
    expect(await client.quota()).toMatchObject({ images: { used: 1 } })
  })

  it('refuses a body that is no multipart, has no file, or none in the right field', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const headers = { Authorization: `Bearer ${client.token}` }
    const url = `${server.url}/api/v1/images`
    const wrongField = new FormData()
    wrongField.append('photo', new Blob([(await photograph()) as Uint8Array<ArrayBuffer>]), 'a.jpg')
    const noFile = new FormData()
    noFile.append('image', 'text')
    for (const body of [wrongField, noFile, 'raw', `--${boundary}\r\nnonsense`]) {
      const type =
        typeof body === 'string' && body !== 'raw'
          ? { 'Content-Type': `multipart/form-data; boundary=${boundary}` }
          : {}
      const response = await fetch(url, { method: 'POST', headers: { ...headers, ...type }, body })
      expect(response.status).toBe(400)
      expect(((await response.json()) as Failed).error.code).toBe('INVALID_INPUT')
    }
  })

  it('says so when there are more parts than are read, and keeps those before', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const field = `--${boundary}\r\nContent-Disposition: form-data; name="note"\r\n\r\nx\r\n`
    const file = async (seed: number) =>
      Buffer.concat([Buffer.from(partHead('a.jpg')), await photograph({ seed }), Buffer.from('\r\n')])
    const parts = [await file(1), Buffer.from(field.repeat(2000)), await file(2)]
    const body = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)])
    const { request, answered } = openUpload(server, client.token, { 'Content-Length': body.length })
    request.end(body)
    expect(await answered).toMatchObject({
      status: 201,
      body: {
        images: [{ deduplicated: false }, { error: { code: 'INVALID_INPUT', details: { limit: 2000 } } }],
      },
    })
    expect(await client.quota()).toMatchObject({ images: { used: 1 } })
  })

  it('cleans names of files, and keeps them in the name of the download', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const image = await client.store(await photograph(), '../../etc/Zürich "am" Abend\u202e.jpg')
    expect(image.name).toBe('Zürich "am" Abend.jpg')
    const response = await fetch(`${image.url}?download`)
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="Z?rich \\"am\\" Abend.jpg"; filename*=UTF-8''Z%C3%BCrich%20%22am%22%20Abend.jpg`,
    )
  })

  it('keeps names whole that are cut in the middle of a sign, and refuses half signs', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const image = await client.store(await photograph(), `${'a'.repeat(254)}😀.jpg`)
    expect(image.name.isWellFormed()).toBe(true)
    expect(await client.send('PATCH', `/images/${image.id}`, { name: 'x\ud800' })).toMatchObject({
      status: 400,
    })
    expect((await client.get('/images')).status).toBe(200)
    expect((await fetch(image.url)).status).toBe(200)
  })

  it('answers a body that ends before its last boundary, or has an absurd one, with 400', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const body = Buffer.concat([Buffer.from(partHead('cut.jpg')), (await photograph()).subarray(0, 1000)])
    const { request, answered } = openUpload(server, client.token, { 'Content-Length': body.length })
    request.end(body)
    expect(await answered).toMatchObject({ status: 400, body: { error: { code: 'INVALID_INPUT' } } })
    const long = openUpload(server, client.token, {
      'Content-Type': `multipart/form-data; boundary=${'b'.repeat(400)}`,
      'Content-Length': 4,
    })
    long.request.end('body')
    expect((await long.answered).status).toBe(400)
  })

  it('can be read by pages of allowed origins, and by no other', async () => {
    const server = await startServer({ env: { TESSERA_CORS_ORIGINS: 'https://app.example' } })
    const client = await newClient(server)
    const body = new FormData()
    body.append('image', new Blob([(await photograph()) as Uint8Array<ArrayBuffer>]), 'a.jpg')
    const upload = (origin: string) =>
      fetch(`${server.url}/api/v1/images`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${client.token}`, Origin: origin },
        body,
      })
    const allowed = await upload('https://app.example')
    expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([
      201,
      'https://app.example',
    ])
    const other = await upload('https://other.example')
    expect([other.status, other.headers.get('access-control-allow-origin')]).toEqual([403, null])
  })
})
