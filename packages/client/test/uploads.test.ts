import { createTessera, TesseraError, type UploadProgress } from '@tessera/client'
import { describe, expect, it } from 'vitest'
import { photograph } from '../../../apps/server/test/pictures.ts'
import { startServer } from '../../../apps/server/test/server-process.ts'
import { heavyPhotograph, sha256 } from '../../../apps/server/test/tus-requests.ts'
import { blobOf, newPerson } from './as.ts'
import { startSlowProxy } from './slow-proxy.ts'

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing was refused',
    (error: unknown) => (error instanceof TesseraError ? error.code : error),
  )

describe('a file on its way', () => {
  it('becomes an image, and is not sent a second time', async () => {
    const server = await startServer()
    const { tessera } = await newPerson(server)
    const bytes = await photograph()
    const seen: UploadProgress[] = []
    const options = { name: 'sea.jpg', onProgress: (progress: UploadProgress) => void seen.push(progress) }
    const { image, deduplicated } = await tessera.upload(blobOf(bytes), options)
    expect(image).toMatchObject({ name: 'sea.jpg', sha256: sha256(bytes), bytes: bytes.length })
    expect(deduplicated).toBe(false)
    expect([...new Set(seen.map(({ phase }) => phase))]).toEqual(['hashing', 'checking'])

    seen.length = 0
    const again = await tessera.upload(blobOf(bytes), options)
    expect(again).toMatchObject({ image: { id: image.id }, deduplicated: true })
    expect([...new Set(seen.map(({ phase }) => phase))]).toEqual(['hashing'])
  })

  it('goes resumably when it is large, and says how far it is', async () => {
    const server = await startServer()
    const proxy = await startSlowProxy(server.url, { bytesPerSecond: 12_000_000 })
    const { tessera } = await newPerson(server, { at: proxy.url })
    const bytes = await heavyPhotograph(12_000_000)
    const seen: UploadProgress[] = []
    const file = new File([bytes as Uint8Array<ArrayBuffer>], 'pano.jpg')
    const { image } = await tessera.upload(file, { onProgress: (progress) => void seen.push(progress) })
    expect(image).toMatchObject({ name: 'pano.jpg', sha256: sha256(bytes) })
    const sent = seen.flatMap((progress) => (progress.phase === 'sending' ? [progress.sent] : []))
    expect(sent.length).toBeGreaterThan(1)
    expect(sent).toEqual(sent.toSorted((a, b) => a - b))
    expect(seen.find(({ phase }) => phase === 'sending')).toMatchObject({
      resumable: true,
      total: bytes.length,
    })
    expect(await tessera.upload(blobOf(bytes))).toMatchObject({ image: { id: image.id }, deduplicated: true })
    expect(await tessera.uploads.unfinished()).toEqual([])
  })

  it('is stopped by what a listener throws, and is not tried again', async () => {
    const server = await startServer()
    const { tessera } = await newPerson(server)
    const thrown = new Error('There is no bar to move')
    for (const [bytes, phase] of [
      [await photograph(), 'checking'],
      [await heavyPhotograph(12_000_000), 'sending'],
    ] as const) {
      const seen: string[] = []
      const sending = tessera.upload(blobOf(bytes), {
        onProgress(progress) {
          seen.push(progress.phase)
          if (progress.phase === phase) throw thrown
        },
      })
      expect(await sending.catch((error: unknown) => error)).toBe(thrown)
      expect(seen).not.toContain('waiting')
    }
  })

  it('keeps the error of the server: code, message, details and request', async () => {
    const server = await startServer({
      env: { TESSERA_IMAGES_PER_USER: '1', TESSERA_MAX_UPLOAD_BYTES: '20000000' },
    })
    const { tessera } = await newPerson(server)
    const letter = blobOf(new TextEncoder().encode('Dear Sir'))
    const refused = await tessera.upload(letter).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(TesseraError)
    expect(refused).toMatchObject({ code: 'UNSUPPORTED_FORMAT', requestId: expect.stringMatching(/\w/) })
    await tessera.upload(blobOf(await photograph()))
    const full = { code: 'QUOTA_EXCEEDED', details: { resource: 'images', limit: 1 } }
    for (const more of [await photograph({ seed: 2 }), await heavyPhotograph(9_000_000)])
      await expect(tessera.upload(blobOf(more))).rejects.toMatchObject(full)
    expect(await codeOf(tessera.upload(blobOf(await heavyPhotograph(21_000_000))))).toBe('TOO_LARGE')
    const stranger = createTessera({ url: server.url, token: 'none' })
    expect(await codeOf(stranger.upload(letter))).toBe('UNAUTHENTICATED')
  })

  it('refuses another file than the one that was begun, and sends nothing', async () => {
    const server = await startServer()
    const { tessera } = await newPerson(server)
    const bytes = await photograph()
    expect(await codeOf(tessera.upload(blobOf(bytes), { sha256: sha256(bytes).replace(/^./, '_') }))).toBe(
      'OTHER_FILE',
    )
    expect((await tessera.api.images.list.query({})).total).toBe(0)
    const { image } = await tessera.upload(blobOf(bytes), { sha256: sha256(bytes) })
    expect(image.sha256).toBe(sha256(bytes))
  })
})
