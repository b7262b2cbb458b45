import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fetchBytes, newClient, type One } from './client.ts'
import { corporaMissing, corpusFiles } from './corpora.ts'
import { decode } from './pictures.ts'
import { startServer, storedFiles } from './server-process.ts'

/** What the test images' own project keeps to be refused, and why it is. */
const refused: Record<string, string> = {
  'corrupt-header.jpg': 'BAD_IMAGE',
  'truncated.jpg': 'BAD_IMAGE',
}

describe('real photographs', () => {
  it(`corpora: ${corporaMissing ?? 'go through upload, thumbnail and compression, and come out upright and without location'}`, async () => {
    if (corporaMissing) return
    const server = await startServer({ env: { TESSERA_IMAGES_PER_USER: '200' } })
    const client = await newClient(server)
    const files = await corpusFiles('sharp', /\.jpg$/)
    expect(files.length).toBeGreaterThan(30)
    for (const path of files) {
      const name = basename(path)
      const answer = await client.upload({ name, bytes: await readFile(path) })
      const result = answer.body.images[0]
      if (!result || 'error' in result) {
        expect(result?.error.code, name).toBe(refused[name])
        continue
      }
      const { image } = result
      // Above 50 megapixels it is made by a job of its own.
      if (image.width * image.height > 50e6) {
        const thumbnail = async () => (await client.get<One>(`/images/${image.id}`)).body.image.thumbnail
        await expect.poll(thumbnail, { message: name, timeout: 120_000 }).not.toBeNull()
      } else expect(image.thumbnail, name).not.toBeNull()
      const made = await client.send<One>('POST', `/images/${image.id}/compressions`, {
        format: 'webp',
        width: 800,
      })
      expect(made.status, name).toBeLessThan(300)
      const { url, width, height } = made.body.compression
      const seen = await decode(await fetchBytes(url ?? ''))
      expect(seen, name).toMatchObject({ width, height })
      expect(seen.exif, name).toBeUndefined()
      if (/^Landscape_[1-8]/.test(name))
        expect([image.width, image.height, width, height], name).toEqual([600, 450, 600, 450])
      if (/^Portrait_[1-8]/.test(name))
        expect([image.width, image.height, width, height], name).toEqual([450, 600, 450, 600])
    }
    const { images } = await client.quota()
    expect((await storedFiles(server)).filter((path) => path.includes('original'))).toHaveLength(images.used)
  }, 600_000)
})
