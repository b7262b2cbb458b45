import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type Failed, newClient, type One } from './client.ts'
import { photograph } from './pictures.ts'
import { startServer, storedFiles, temporaryFiles } from './server-process.ts'

describe('quota', () => {
  it('stores exactly 10 of 64 uploads at once', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const pictures = await Promise.all(
      Array.from({ length: 64 }, (_, seed) => photograph({ width: 64, height: 48, seed: seed + 1 })),
    )
    const answers = await Promise.all(pictures.map((bytes) => client.upload({ bytes })))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10)
    const refused = answers.filter(({ status }) => status === 403)
    expect(refused).toHaveLength(54)
    for (const { body } of refused)
      expect(body.error).toMatchObject({
        code: 'QUOTA_EXCEEDED',
        details: { resource: 'images', used: 10, limit: 10 },
      })
    expect(await client.quota()).toMatchObject({ images: { used: 10, limit: 10 } })
    expect(await storedFiles(server)).toHaveLength(20)
    expect(await temporaryFiles(server)).toEqual([])
  })

  it('makes exactly 10 of 30 compressions at once, and gives a slot back for one that is deleted', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const image = await client.store(await photograph({ width: 64, height: 48 }))
    const path = `/images/${image.id}/compressions`
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        client.send<One & Failed>('POST', path, { format: 'webp', quality: i + 10 }),
      ),
    )
    const made = answers.filter(({ status }) => status === 201)
    expect(made).toHaveLength(10)
    expect(
      answers.filter(({ status, body }) => status === 403 && body.error.code === 'QUOTA_EXCEEDED'),
    ).toHaveLength(20)
    expect((await client.send('DELETE', `${path}/${made[0]?.body.compression.id}`)).status).toBe(204)
    expect((await client.send('POST', path, { format: 'jpeg' })).status).toBe(201)
    expect((await client.send('POST', path, { format: 'png' })).status).toBe(403)
  })

  it('counts bytes, to the byte', async () => {
    const bytes = await photograph()
    const server = await startServer({ env: { TESSERA_BYTES_PER_USER: String(bytes.length * 2 + 10) } })
    const client = await newClient(server)
    await client.store(bytes)
    const same = Buffer.concat([bytes, Buffer.alloc(10)]) // other bytes, the same picture: decoders stop at its end
    await client.store(same)
    expect((await client.quota()).bytes).toEqual({
      used: bytes.length * 2 + 10,
      limit: bytes.length * 2 + 10,
    })
    const third = await client.upload({ bytes: Buffer.concat([bytes, Buffer.alloc(1)]) })
    expect(third).toMatchObject({
      status: 403,
      body: { error: { code: 'QUOTA_EXCEEDED', details: { resource: 'bytes' } } },
    })
  })

  it('refuses at once when it is full, however large the file', async () => {
    const server = await startServer({ env: { TESSERA_IMAGES_PER_USER: '0' } })
    const client = await newClient(server)
    for (const size of [100_000, 2_000_000, 14_000_000, 30_000_000]) {
      const answer = await client.upload(
        { bytes: randomBytes(size) },
        { bytes: randomBytes(1000), name: 'second.jpg' },
      )
      expect(answer).toMatchObject({
        status: 403,
        body: { error: { code: 'QUOTA_EXCEEDED', details: { used: 0, limit: 0 } } },
      })
    }
  })

  it('tells used and limit for compressions, too', async () => {
    const server = await startServer({ env: { TESSERA_COMPRESSIONS_PER_IMAGE: '1' } })
    const client = await newClient(server)
    const image = await client.store(await photograph({ width: 64, height: 48 }))
    await client.send('POST', `/images/${image.id}/compressions`, { format: 'webp' })
    expect(await client.send('POST', `/images/${image.id}/compressions`, { format: 'png' })).toMatchObject({
      status: 403,
      body: {
        error: { code: 'QUOTA_EXCEEDED', details: { resource: 'compressionsPerImage', used: 1, limit: 1 } },
      },
    })
  })
})
