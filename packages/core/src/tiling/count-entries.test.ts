import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { watchEntries } from './count-entries.ts'

it('hands on what is thrown by who is told, at its end and once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-entries-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'a.zip')
  await writeFile(path, 'nothing of a zip yet')
  let told = 0
  const end = watchEntries(path, {
    total: 1,
    onProgress() {
      told++
      throw new Error('the pipe is closed')
    },
  })
  await expect.poll(() => told).toBe(1)
  await expect(end()).rejects.toThrow('the pipe is closed')
  expect(told).toBe(1)
})
