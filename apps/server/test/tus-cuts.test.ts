import { createHash, randomFillSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { newClient, type One } from './client.ts'
import { startCuttingProxy } from './cutting-proxy.ts'
import { photograph } from './pictures.ts'
import { startServer } from './server-process.ts'
import { startTusUpload } from './tus-client.ts'

// `pnpm rehearse:cuts` runs it with 100 cuts of 1 GB.
const cuts = Number(process.env.TESSERA_REHEARSAL_CUTS ?? 20)
const size = Number(process.env.TESSERA_REHEARSAL_BYTES ?? 30e6)

describe('an upload over a line that fails', () => {
  it(`arrives whole after ${cuts} cuts of ${size / 1e6} MB`, async () => {
    const server = await startServer({ env: { TESSERA_MAX_UPLOAD_BYTES: '2e9' } })
    const client = await newClient(server)
    const bytes = Buffer.alloc(size)
    const picture = await photograph()
    picture.copy(bytes)
    randomFillSync(bytes, picture.length)
    const sha256 = createHash('sha256').update(bytes).digest('hex')

    // A connection carries a quarter to all of its share of the bytes, and is cut then; there is more to send than all of them carry.
    const share = size / (cuts + 1)
    const limits = Array.from({ length: cuts }, (_, i) => Math.floor((share * ((i % 4) + 1)) / 4))
    const proxy = await startCuttingProxy(server.url, limits)
    const { done } = startTusUpload(client, proxy.url, bytes, {
      metadata: { filename: 'photo.jpg', sha256 },
      retryDelays: [0, 20, 100, 500, 1000, 3000, 5000],
    })
    const { imageId } = await done
    expect(proxy.cuts()).toBe(cuts)
    const { body } = await client.get<One>(`/images/${imageId}`)
    expect(body.image).toMatchObject({ sha256, bytes: size })
  }, 3_600_000)
})
