import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Store, StoreError } from '@tessera/db'
import { createJsonStore } from '@tessera/db/json'
import { pino } from 'pino'
import { expect, it, onTestFinished } from 'vitest'
import { createIds } from '../../ids.ts'
import type { Actor } from '../actor.ts'
import { answerOnce } from './answer-once.ts'
import { createAnswers } from './answers.ts'

const secret = 'a secret of more than 32 characters'

async function openBench() {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-idempotency-'))
  const limits = { images: 10, bytes: 1e9, compressionsPerImage: 10, tilingsPerImage: 4 }
  let now = Date.parse('2026-06-01T12:00:00Z')
  const clock = () => new Date(now)
  const store: Store = await createJsonStore({ folder, limits, clock })
  onTestFinished(async () => {
    await store.close()
    await rm(folder, { recursive: true })
  })
  const user = await store.users.create({
    id: createIds({ clock })(),
    username: 'ada',
    passwordHash: 'none',
    disabled: false,
    quota: {},
    createdAt: clock().toISOString(),
  })
  const actor = { userId: user.id, scopes: ['read', 'write'] } as unknown as Actor
  const logger = pino({ level: 'silent' })
  let answers = createAnswers({ secret })
  let count = 0
  return {
    /** How often something was done. */
    count: () => count,
    wait: (hours: number) => {
      now += hours * 3_600_000
    },
    /** As if the process were another one. */
    restart: () => {
      answers = createAnswers({ secret })
    },
    ask: (key: string, perform: () => Promise<unknown> = async () => 'done', isFinal = true) =>
      answerOnce({ store, answers, clock, logger }, actor, {
        key,
        question: 'what',
        perform: async () => {
          count++
          return { answer: await perform(), isFinal }
        },
      }),
  }
}

const refused = (reason: string) => ({ code: 'CONFLICT', details: { reason } })

it('gives the first answer for a day', async () => {
  const bench = await openBench()
  const made = { id: 1, name: 'Ω', list: [null, true] }
  expect(await bench.ask('key', async () => made)).toEqual({ answer: made, isReplay: false })
  bench.wait(23)
  bench.restart()
  expect(await bench.ask('key')).toEqual({ answer: made, isReplay: true })
  bench.wait(2)
  expect(await bench.ask('key')).toEqual({ answer: 'done', isReplay: false })
  expect(bench.count()).toBe(2)
})

it('says that one is under way, and when to ask again', async () => {
  const bench = await openBench()
  const held = Promise.withResolvers<string>()
  const first = bench.ask('key', () => held.promise)
  await expect.poll(bench.count).toBe(1)
  await expect(bench.ask('key')).rejects.toMatchObject({
    code: 'CONFLICT',
    details: { reason: 'running', retryAfterSeconds: 1 },
  })
  held.resolve('at last')
  expect((await first).answer).toBe('at last')
  expect(await bench.ask('key')).toEqual({ answer: 'at last', isReplay: true })
})

it('does not make again what may have been made before the process died', async () => {
  const bench = await openBench()
  void bench.ask('key', () => new Promise(() => {}))
  await expect.poll(bench.count).toBe(1)
  bench.restart()
  await expect(bench.ask('key')).rejects.toMatchObject(refused('interrupted'))
  await expect(
    bench.ask('other', async () => {
      throw new StoreError('UNAVAILABLE', 'The sync failed')
    }),
  ).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  await expect(bench.ask('other')).rejects.toMatchObject(refused('interrupted'))
  expect(bench.count()).toBe(2)
})

it('tries again what failed, and what says that it is not final', async () => {
  const bench = await openBench()
  const failure = new Error('broken')
  await expect(bench.ask('key', () => Promise.reject(failure))).rejects.toBe(failure)
  expect(await bench.ask('key', async () => 'half', false)).toEqual({ answer: 'half', isReplay: false })
  expect(await bench.ask('key')).toEqual({ answer: 'done', isReplay: false })
})

it('says so where an answer was too long to keep', async () => {
  const bench = await openBench()
  const long = randomBytes(100_000).toString('hex')
  expect((await bench.ask('key', async () => long)).answer).toBe(long)
  await expect(bench.ask('key')).rejects.toMatchObject(refused('forgotten'))
  expect(bench.count()).toBe(1)
})

it('seals answers so that only secret and key together open them', () => {
  const answers = createAnswers({ secret })
  const opener = { userId: 'ada', key: 'one' }
  const sealed = answers.seal(opener, 'tst_token')
  expect(answers.open(opener, sealed)).toBe('tst_token')
  expect(sealed).not.toBe(answers.seal(opener, 'tst_token'))
  const other = createAnswers({ secret: 'another secret of more than 32 signs' })
  const changed = `${sealed.slice(0, -4)}${sealed.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`
  for (const open of [
    () => other.open(opener, sealed),
    () => answers.open({ ...opener, key: 'two' }, sealed),
    () => answers.open({ ...opener, userId: 'grace' }, sealed),
    () => answers.open(opener, changed),
    () => answers.open(opener, ''),
  ])
    expect(open).toThrow()
})
