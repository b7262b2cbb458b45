import { closeSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createQuickCalls } from './quick-calls.ts'

it('calls at once until that was slow, then by other threads for a while, and then at once again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-calls-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'file')
  await writeFile(path, 'some bytes')
  // Each call takes as long as the time goes on between two looks at it.
  let [time, takes] = [0, 0]
  const now = () => {
    time += takes
    return time
  }
  const calls = createQuickCalls({ now })
  const fd = calls.open(path)
  if (typeof fd !== 'number') throw new Error('It was not opened at once')
  onTestFinished(() => closeSync(fd))
  const readTwice = async () => {
    const buffer = Buffer.alloc(20)
    const answers = [calls.read(fd, buffer, 0), calls.read(fd, buffer, 5)]
    expect(await Promise.all(answers)).toEqual([10, 5])
    expect(buffer.subarray(0, 10).toString()).toMatch(/^(?:some bytes|bytesbytes)$/)
    return answers.map((answer) => typeof answer)
  }
  takes = 1
  expect(await readTwice()).toEqual(['number', 'number'])
  takes = 6
  expect(await readTwice()).toEqual(['number', 'object'])
  takes = 0
  time += 200
  expect(await readTwice()).toEqual(['object', 'object'])
  time += 100
  expect(await readTwice()).toEqual(['number', 'number'])

  // One that fails has taken its time, too.
  takes = 6
  expect(() => calls.open(join(folder, 'none'))).toThrow(expect.objectContaining({ code: 'ENOENT' }))
  await expect(calls.open(join(folder, 'none'))).rejects.toMatchObject({ code: 'ENOENT' })
})
