import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { inspect } from '@tessera/core'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import type { Share, SharedPage } from '../src/contract/share-objects.ts'
import { type Client, expectStatus, newClient, type One, request } from './client.ts'
import { corporaMissing, corpusFiles } from './corpora.ts'
import { photograph } from './pictures.ts'
import { type ServerProcess, startServer } from './server-process.ts'
import { makeTiling } from './tiling-client.ts'

/** A word that stands in every place where metadata can say where a picture was taken, and nowhere else. */
const place = 'Scheveningen'

const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" exif:GPSLatitude="52,6.1N" exif:GPSLongitude="4,16.4E" photoshop:City="${place}"/></rdf:RDF></x:xmpmeta>`

/** A photograph that says in EXIF and in XMP where it was taken; a JPEG also behind its end, as the films of some phones do. */
async function located(format: 'jpeg' | 'png' | 'webp' | 'avif' | 'tiff', seed: number): Promise<Buffer> {
  const image = sharp(await photograph({ width: 320, height: 240, seed }))
    .withExif({
      IFD0: { ImageDescription: place, Artist: place },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '52/1 6/1 10/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '4/1 16/1 4/1',
      },
    })
    .withXmp(xmp)
  const bytes = await image[format]().toBuffer()
  return format === 'jpeg'
    ? Buffer.concat([bytes, Buffer.from(`ftypmp4 ${place} +52.1028+004.2723/`)])
    : bytes
}

/** Every address in an answer, wherever it stands. */
function addressesIn(value: unknown): string[] {
  if (typeof value === 'string') return /^https?:/.test(value) ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(addressesIn) : []
}

/** Fetches all that a share leads to, in every way, and looks for a place in it. Answers with how many files there were. */
async function inspectShare(server: ServerProcess, token: string): Promise<number> {
  const look = async () =>
    (await expectStatus<{ share: SharedPage }>(200, request(`${server.url}/api/v1/shared/${token}`))).body
  const picturesOf = ({ share: { images, compressions } }: { share: SharedPage }) => [
    ...images,
    ...compressions,
  ]
  await expect
    .poll(async () => picturesOf(await look()).filter(({ status }) => status !== 'ready'), {
      timeout: 120_000,
    })
    .toEqual([])
  const body = await look()
  const pictures = picturesOf(body)
  expect(JSON.stringify(body)).not.toContain(place)
  const addresses = addressesIn(body)
  expect(addresses).toHaveLength(pictures.length * 2)
  for (const address of addresses) await expectNoPlace(address)
  return addresses.length
}

/** Fetches a picture in every way, and looks into all that comes. */
async function expectNoPlace(address: string): Promise<void> {
  for (const way of [address, `${address}?download`]) {
    const response = await fetch(way)
    expect(response.status, way).toBe(200)
    const bytes = Buffer.from(await response.arrayBuffer())
    expectNoPlaceIn(way, JSON.stringify([...response.headers]), bytes)
    expect(await inspect(bytes), way).toMatchObject({ hasLocation: false })
    const { exif, xmp: packet, iptc, comments } = await sharp(bytes).metadata()
    // An orientation may be all that EXIF says: a block of 26 bytes behind its name.
    expect(exif?.length ?? 0, way).toBeLessThanOrEqual(32)
    expect({ packet, iptc, comments: comments ?? [] }, way).toEqual({ comments: [] })
  }
}

function expectNoPlaceIn(way: string, headers: string, bytes: Buffer): void {
  for (const text of [headers, bytes.toString('latin1'), bytes.toString('utf16le')]) {
    expect(text.includes(place), way).toBe(false)
    expect(/GPSLatitude|GPSLongitude/.test(text), way).toBe(false)
  }
}

async function share(client: Client, body: Record<string, unknown>): Promise<string> {
  const answer = await expectStatus<{ share: Share; url: string }>(201, client.send('POST', '/shares', body))
  return answer.body.url.split('/s/')[1] ?? ''
}

it('a share of photographs with GPS gives away no location in any byte that leaves', async () => {
  const server = await startServer({ env: { TESSERA_IMAGES_PER_USER: '20' } })
  const client = await newClient(server)
  const imageIds: string[] = []
  for (const [seed, format] of (['jpeg', 'png', 'webp', 'avif', 'tiff'] as const).entries()) {
    const bytes = await located(format, seed)
    expect(bytes.includes(place), format).toBe(true)
    const image = await client.store(bytes, `photo.${format}`)
    expect(image.hasLocation, format).toBe(true)
    imageIds.push(image.id)
  }
  expect(await inspectShare(server, await share(client, { imageIds }))).toBe(10)
})

it('a share of compressions that kept metadata gives away none of it, and nothing that was cropped away', async () => {
  const server = await startServer()
  const client = await newClient(server)
  const image = await client.store(await located('jpeg', 1))
  const recipes = [
    { format: 'jpeg', metadata: 'keep' },
    { format: 'webp', metadata: 'keep' },
    { format: 'png', metadata: 'keep' },
    { format: 'avif', metadata: 'keep' },
    { format: 'jpeg', metadata: 'keep-without-location', quality: 70 },
    { format: 'jpeg', quality: 60, crop: { left: 0, top: 0, width: 40, height: 160 } },
  ]
  const compressionIds: string[] = []
  for (const recipe of recipes) {
    const { body } = await expectStatus<One>(
      201,
      client.send('POST', `/images/${image.id}/compressions`, recipe),
    )
    compressionIds.push(body.compression.id)
  }
  const token = await share(client, { compressionIds })
  expect(await inspectShare(server, token)).toBe(12)
  const { body } = await request<{ share: SharedPage }>(`${server.url}/api/v1/shared/${token}`)
  const cropped = body.share.compressions.at(-1)
  expect(cropped).toMatchObject({ width: 40, height: 160, thumbhash: null })
  const small = await sharp(
    Buffer.from(await (await fetch(cropped?.thumbnail?.url ?? '')).arrayBuffer()),
  ).metadata()
  expect(small).toMatchObject({ width: 40, height: 160 })
})

it('a share of a tiling gives away no location: not in a tile, the archive, or what describes it', async () => {
  const server = await startServer()
  const client = await newClient(server)
  const image = await client.store(await located('jpeg', 1), 'panorama.jpg')
  const { tiling } = await makeTiling(client, image.id, { tileSize: 256, depth: 'pyramid', format: 'jpeg' })
  expect(tiling.status).toBe('ready')
  const token = await share(client, { tilingId: tiling.id, expiresInHours: 1 / 6 })
  const { body } = await request<{ share: SharedPage }>(`${server.url}/api/v1/shared/${token}`)
  const shared = body.share.tiling
  expect(shared).toMatchObject({ name: 'panorama.jpg', width: 320, height: 240, columns: 2, rows: 1 })
  expect(JSON.stringify(body)).not.toContain(image.url)
  const tileOf = (column: number) =>
    (shared?.urls?.tile ?? '')
      .replace('{level}', String((shared?.levels ?? 0) - 1))
      .replace('{column}', String(column))
      .replace('{row}', '0')
  for (const address of [tileOf(0), tileOf(1)]) await expectNoPlace(address)
  for (const address of [shared?.urls?.dzi, shared?.urls?.manifest, shared?.urls?.zip]) {
    const response = await fetch(address ?? '')
    expect(response.status, address).toBe(200)
    const bytes = Buffer.from(await response.arrayBuffer())
    expectNoPlaceIn(address ?? '', JSON.stringify([...response.headers]), bytes)
  }
  const { body: later } = await request<{ share: SharedPage }>(`${server.url}/api/v1/shared/${token}`)
  expect(Date.parse(later.share.tiling?.urlExpiresAt ?? '')).toBeLessThanOrEqual(
    Date.parse(later.share.expiresAt),
  )
  await client.send('DELETE', `/images/${image.id}/tilings/${tiling.id}`)
  expect((await request(`${server.url}/api/v1/shared/${token}`)).status).toBe(404)
  expect((await fetch(tileOf(0))).status).toBe(404)
})

it('a turned photograph is still the right way up, and that is all it says', async () => {
  const server = await startServer()
  const client = await newClient(server)
  const bytes = await sharp(await photograph({ width: 320, height: 240 }))
    .withExif({ IFD0: { ImageDescription: place, Orientation: '6' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const image = await client.store(bytes)
  expect(image).toMatchObject({ width: 240, height: 320 })
  const token = await share(client, { imageIds: [image.id] })
  expect(await inspectShare(server, token)).toBe(2)
  const { body } = await request<{ share: SharedPage }>(`${server.url}/api/v1/shared/${token}`)
  const [picture] = body.share.images
  const seen = await inspect(Buffer.from(await (await fetch(picture?.url ?? '')).arrayBuffer()))
  expect(seen).toMatchObject({ width: 240, height: 320, orientation: 6 })
})

it(`corpora: ${corporaMissing ?? 'a share of every image with EXIF gives none of it away'}`, {
  timeout: 300_000,
}, async () => {
  if (corporaMissing) return
  const server = await startServer({ env: { TESSERA_IMAGES_PER_USER: '100' } })
  const client = await newClient(server)
  const imageIds = new Set<string>()
  let located = 0
  for (const corpus of ['sharp', 'libvips']) {
    for (const path of await corpusFiles(corpus, /./)) {
      const seen = await inspect(path).catch(() => null)
      if (!seen?.hasExif) continue
      const { status, body } = await client.upload({ bytes: await readFile(path), name: basename(path) })
      const [first] = body.images
      if (status !== 201 || !first || 'error' in first) continue
      imageIds.add(first.image.id)
      if (first.image.hasLocation) located++
    }
  }
  expect(imageIds.size).toBeGreaterThan(20)
  expect(located).toBeGreaterThan(0)
  const token = await share(client, { imageIds: [...imageIds] })
  expect(await inspectShare(server, token)).toBe(imageIds.size * 2)
})
