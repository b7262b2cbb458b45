import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { expect, it, onTestFinished } from 'vitest'
import { createPartialFiles } from './partial-files.ts'

it('tells of bytes that trickle in well before the upload would have rested too long', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-partial-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const partials = createPartialFiles({ folder, restSeconds: 0.3, collectYoung: () => {} })
  const source = new PassThrough()
  let told = 0
  const appending = partials.append('0'.repeat(26), source, {
    offset: 0,
    limit: 1e6,
    onBytes: () => {},
    onCheckpoint: async () => {
      told++
    },
  })
  const trickle = setInterval(() => source.write('x'), 10)
  onTestFinished(() => clearInterval(trickle))
  await expect.poll(() => told).toBeGreaterThanOrEqual(2)
  clearInterval(trickle)
  source.end()
  expect(await appending).toMatchObject({ overflowed: false, broken: null })
})
