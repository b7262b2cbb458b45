import { mkdtemp, rm, stat } from 'node:fs/promises'
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

it('tells what has arrived until that is recorded', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-partial-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const partials = createPartialFiles({ folder, restSeconds: 60, collectYoung: () => {} })
  const id = '0'.repeat(26)
  const source = new PassThrough()
  const seen: unknown[] = []
  const appending = partials.append(id, source, {
    offset: 0,
    limit: 10,
    onBytes: () => {},
    onCheckpoint: async (received) => {
      seen.push([received, partials.receiving(id)])
    },
  })
  source.end('1234')
  expect(await appending).toMatchObject({ received: 4 })
  expect(seen).toEqual([[4, 4]])
  expect(partials.receiving(id)).toBe(undefined)
})

it('fails only once what is being recorded has been, so that the next writer finds it said', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-partial-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const partials = createPartialFiles({ folder, restSeconds: 0.003, collectYoung: () => {} })
  const source = new PassThrough()
  const [recording, recorded] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  let isBroken = false
  const order: string[] = []
  const appending = partials
    .append('0'.repeat(26), source, {
      offset: 0,
      limit: 1e6,
      onBytes() {
        if (isBroken) throw new Error('the writer gave way')
      },
      async onCheckpoint() {
        recording.resolve()
        await recorded.promise
        order.push('recorded')
      },
    })
    .catch(({ message }: Error) => order.push(message))
  const trickle = setInterval(() => source.write('x'), 5)
  onTestFinished(() => clearInterval(trickle))
  await recording.promise
  isBroken = true
  source.write('x')
  // The reading has ended by then: it lets go of the source.
  await expect.poll(() => source.listenerCount('data')).toBe(0)
  // As many ways to the disk and back as closing the file takes, and more.
  for (let look = 0; look < 50; look++) await stat(folder)
  recorded.resolve()
  await appending
  expect(order).toEqual(['recorded', 'the writer gave way'])
})
