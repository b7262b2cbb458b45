import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { TesseraError } from '../errors.ts'
import { persist } from './patience.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const errorOf = (code: string, details = {}) => new TesseraError({ code, message: code, details })

/** Persists with pauses that chance does not change; answers with what came of it and with the pauses, in milliseconds. */
async function run(work: (onMoved: () => void) => Promise<string>, more = {}) {
  const pauses: number[] = []
  let failedAt = 0
  const timed = (onMoved: () => void) => {
    if (failedAt > 0) pauses.push(Date.now() - failedAt)
    return work(onMoved)
  }
  const onPause = () => {
    failedAt = Date.now()
  }
  const options = { patience: { random: () => 1 }, signal: new AbortController().signal, ...more }
  const persisting = persist(timed, { ...options, onPause }).catch((error: TesseraError) => error.code)
  await vi.runAllTimersAsync()
  return { result: await persisting, pauses }
}

it('waits twice as long each time, half a minute at most, and gives up after eight tries', async () => {
  const { result, pauses } = await run(() => Promise.reject(errorOf('UNREACHABLE')))
  expect(result).toBe('UNREACHABLE')
  expect(pauses).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000])
})

it('begins the count anew when something has moved', async () => {
  let tries = 0
  const { result, pauses } = await run(async (onMoved) => {
    tries += 1
    onMoved()
    if (tries < 20) throw errorOf('UNAVAILABLE')
    return 'done'
  })
  expect(result).toBe('done')
  expect(new Set(pauses)).toEqual(new Set([500]))
})

it('waits as long as the server asks', async () => {
  const answers = [
    Promise.reject(errorOf('RATE_LIMITED', { retryAfterSeconds: 40 })),
    Promise.resolve('done'),
  ]
  expect(await run(() => answers.shift() ?? Promise.reject(errorOf('INTERNAL')))).toEqual({
    result: 'done',
    pauses: [40_000],
  })
})

it('does not try again what will not pass', async () => {
  expect(await run(() => Promise.reject(errorOf('QUOTA_EXCEEDED')))).toEqual({
    result: 'QUOTA_EXCEEDED',
    pauses: [],
  })
})

it('stops in the middle of a pause', async () => {
  const stop = new AbortController()
  const persisting = persist(() => Promise.reject(errorOf('UNREACHABLE')), {
    patience: {},
    signal: stop.signal,
    onPause: () => setTimeout(() => stop.abort(new Error('enough')), 100),
  })
  const expected = expect(persisting).rejects.toThrow('enough')
  await vi.advanceTimersByTimeAsync(100)
  await expected
})
