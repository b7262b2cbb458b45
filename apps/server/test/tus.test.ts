import { readdir } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { clientOf, fetchBytes, newClient, type One, request } from './client.ts'
import { photograph } from './pictures.ts'
import { startServer } from './server-process.ts'
import { startTusUpload } from './tus-client.ts'
import { base64, begin, head, heavyPhotograph, send, sha256, tus } from './tus-requests.ts'

describe('resumable uploads', () => {
  it('say what they offer to whoever asks', async () => {
    const server = await startServer({ env: { TESSERA_MAX_UPLOAD_BYTES: '5000' } })
    const { status, headers } = await request(`${server.url}/api/v1/tus`, { method: 'OPTIONS' })
    expect(status).toBe(204)
    expect(headers.get('tus-version')).toBe('1.0.0')
    expect(headers.get('tus-max-size')).toBe('5000')
    expect(headers.get('tus-extension')?.split(',')).toEqual([
      'creation',
      'creation-with-upload',
      'termination',
      'expiration',
    ])
  })

  it('end as an image that the last answer names', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const bytes = await photograph()
    const { imageId, url } = await startTusUpload(client, server.url, bytes, { chunkSize: 10_000 }).done
    const { body } = await client.get<One>(`/images/${imageId}`)
    expect(body.image).toMatchObject({ name: 'photo.jpg', sha256: sha256(bytes), bytes: bytes.length })
    const after = await head(server, client, url)
    expect(after.headers.get('upload-offset')).toBe(String(bytes.length))
    expect(after.headers.get('tessera-image-id')).toBe(imageId)
    expect(await readdir(join(server.folder, 'uploads'))).toEqual([])
  })

  it('answer the last PATCH with 204 and the image, also when all comes with the creation', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const [first, second] = [await photograph(), await photograph({ seed: 2 })]
    const url = await begin(server, client, first)
    const part = await send(server, client, url, 0, first.subarray(0, 5000))
    expect(part).toMatchObject({ status: 204 })
    expect(part.headers.get('upload-offset')).toBe('5000')
    expect(Date.parse(part.headers.get('upload-expires') ?? '')).toBeGreaterThan(Date.now())
    expect(part.headers.get('tessera-image-id')).toBeNull()
    const last = await send(server, client, url, 5000, first.subarray(5000))
    expect(last.status).toBe(204)
    expect(last.headers.get('tessera-image-id')).toMatch(/^[0-9a-z]{26}$/)
    const { imageId } = await startTusUpload(client, server.url, second, { uploadDataDuringCreation: true })
      .done
    expect((await client.get<One>(`/images/${imageId}`)).body.image.sha256).toBe(sha256(second))
  })

  it('pause, resume, and go on after a restart of the server and a kill -9 of it', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const bytes = await heavyPhotograph(8_000_000)
    const hash = { filename: 'photo.jpg', sha256: sha256(bytes) }
    const url = await begin(server, client, bytes, `,sha256 ${base64(hash.sha256)}`)
    let running = server
    let offset = 0
    const move = (text: string) => text.replace(/^http:\/\/[^/]+/, running.url)
    for (const end of ['stop', 'kill', 'stop'] as const) {
      const answer = await send(
        running,
        client,
        move(url),
        offset,
        bytes.subarray(offset, offset + 1_500_000),
      )
      expect(answer.status).toBe(204)
      offset += 1_500_000
      await running[end]()
      running = await server.start()
      const told = await head(running, client, move(url))
      expect(told.headers.get('upload-offset')).toBe(String(offset))
    }
    const { promise: sent, resolve: onSent } = Promise.withResolvers<void>()
    const paused = startTusUpload(client, running.url, bytes, {
      uploadUrl: move(url),
      chunkSize: 300_000,
      onChunkComplete: () => {
        void paused.upload.abort()
        onSent()
      },
    })
    // Not as soon as some of it is there: while the part is on its way it has a writer, and there is one at a time.
    await Promise.race([sent, paused.done])
    const told = await head(running, client, move(url))
    expect(told.headers.get('upload-offset')).toBe(String(offset + 300_000))
    const { imageId } = await startTusUpload(client, running.url, bytes, { uploadUrl: move(url) }).done
    const { body } = await clientOf(running, client).get<One>(`/images/${imageId}`)
    expect(body.image.sha256).toBe(hash.sha256)
    expect(sha256(await fetchBytes(move(body.image.url)))).toBe(hash.sha256)
  })

  it('lose nothing that had arrived when the server is stopped in the middle of a request', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const bytes = await heavyPhotograph(3_000_000)
    const url = await begin(server, client, bytes)
    const patch = httpRequest(url, {
      method: 'PATCH',
      headers: {
        Authorization: `Bearer ${client.token}`,
        'Tus-Resumable': '1.0.0',
        'Content-Type': 'application/offset+octet-stream',
        'Content-Length': bytes.length,
        'Upload-Offset': 0,
      },
    })
    patch.on('error', () => {})
    patch.write(bytes.subarray(0, 1_500_000))
    const received = async () => {
      const id = url.slice(url.lastIndexOf('/') + 1)
      return (await client.get<{ received: number }>(`/uploads/${id}`)).body.received
    }
    await expect.poll(received).toBe(1_500_000)
    expect(await server.stop()).toBe(0)
    const again = await server.start({ PORT: new URL(server.url).port })
    expect((await head(again, client, url)).headers.get('upload-offset')).toBe('1500000')
    expect((await send(again, client, url, 1_500_000, bytes.subarray(1_500_000))).status).toBe(204)
  })

  it('are finished at once when the bytes are already yours, also with a full quota', async () => {
    const server = await startServer({ env: { TESSERA_IMAGES_PER_USER: '1' } })
    const client = await newClient(server)
    const bytes = await heavyPhotograph(2_000_000)
    const image = await client.store(bytes)
    const metadata = { filename: 'again.jpg', sha256: sha256(bytes) }
    for (const uploadDataDuringCreation of [false, true]) {
      const again = startTusUpload(client, server.url, bytes, { metadata, uploadDataDuringCreation })
      expect((await again.done).imageId).toBe(image.id)
    }
    expect(await client.quota()).toMatchObject({ images: { used: 1 } })
  })

  it('can be made by pages of allowed origins', async () => {
    const origin = 'https://app.example.org'
    const server = await startServer({ env: { TESSERA_CORS_ORIGINS: origin } })
    const preflight = await request(`${server.url}/api/v1/tus`, {
      method: 'OPTIONS',
      headers: { Origin: origin, 'Access-Control-Request-Method': 'PATCH' },
    })
    expect(preflight.headers.get('access-control-allow-origin')).toBe(origin)
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PATCH')
    for (const name of [
      'Authorization',
      'Upload-Offset',
      'Upload-Length',
      'Tus-Resumable',
      'Upload-Metadata',
    ])
      expect(preflight.headers.get('access-control-allow-headers')).toContain(name)
    const client = await newClient(server)
    const refused = await tus(server, client, { method: 'POST', headers: { Origin: origin } })
    expect(refused.headers.get('access-control-allow-origin')).toBe(origin)
    for (const name of ['Location', 'Upload-Offset', 'Tessera-Image-Id'])
      expect(refused.headers.get('access-control-expose-headers')).toContain(name)
    const stranger = await request(`${server.url}/api/v1/tus`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://evil.example.org' },
    })
    expect(stranger.headers.get('access-control-allow-origin')).toBeNull()
  })
})
