import { readFile } from 'node:fs/promises'
import { expect, it, vi } from 'vitest'
import { fetchBytes, newClient, type One } from './client.ts'
import { decode, photograph } from './pictures.ts'
import { startServer } from './server-process.ts'

const picture = (name: string) =>
  readFile(new URL(`../../../packages/core/test/fixtures/${name}`, import.meta.url))

it('takes HEIC and JPEG XL inside the memory limit of its decoding processes, and writes every format', async () => {
  const server = await startServer()
  const client = await newClient(server)
  const heic = await client.store(await picture('turned.heic'), 'phone.heic')
  expect(heic).toMatchObject({ format: 'heic', width: 32, height: 48, hasLocation: true })
  expect(await decode(await fetchBytes(heic.thumbnail?.url ?? ''))).toMatchObject({ width: 32, height: 48 })
  const jxl = await client.store(await picture('p3.jxl'), 'camera.jxl')
  expect(jxl).toMatchObject({ format: 'jxl', width: 48, height: 32 })

  const photo = await client.store(await photograph({ width: 80, height: 60 }), 'photo.jpg')
  for (const [image, format, type] of [
    [heic, 'jpeg', 'image/jpeg'],
    [jxl, 'png', 'image/png'],
    [photo, 'gif', 'image/gif'],
    [photo, 'tiff', 'image/tiff'],
    [photo, 'jxl', 'image/jxl'],
  ] as const) {
    const path = `/images/${image.id}/compressions`
    let { compression } = (await client.send<One>('POST', path, { format })).body
    // On a busy machine the answer comes before the file is made.
    await vi.waitFor(
      async () => {
        compression = (await client.get<One>(`${path}/${compression.id}`)).body.compression
        expect(compression.status).toBe('ready')
      },
      { timeout: 120_000, interval: 200 },
    )
    expect(compression.format).toBe(format)
    const response = await fetch(compression.url ?? '')
    expect(response.headers.get('content-type')).toBe(type)
    expect((await response.bytes()).length).toBe(compression.bytes)
  }
}, 600_000)
