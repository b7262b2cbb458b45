import { expect, it } from 'vitest'
import { type Claim, createSlots } from './slots.ts'

/** Queues claims behind one that holds the only place, lets them have it one by one, and tells in which order. */
async function orderOf(claims: readonly (Partial<Claim> & { name: string })[]): Promise<string[]> {
  const slots = createSlots(1)
  const claim = { userId: 'a', urgent: false, isInteractive: false, prefersKept: false }
  const first = await slots.acquire(claim, undefined)
  const order: string[] = []
  const served = claims.map(async ({ name, ...own }) => {
    const slot = await slots.acquire({ ...claim, ...own }, undefined)
    order.push(name)
    slots.release(slot)
  })
  slots.release(first)
  await Promise.all(served)
  return order
}

it('gives users their turns, whoever queued most', async () => {
  const busy = Array.from({ length: 4 }, (_, i) => ({ name: `a${i}`, userId: 'a' }))
  expect(await orderOf([...busy, { name: 'b', userId: 'b' }, { name: 'c', userId: 'c' }])).toEqual([
    'a0',
    'b',
    'c',
    'a1',
    'a2',
    'a3',
  ])
})

it('serves urgent ones first, and keeps a place for interactive ones', async () => {
  expect(await orderOf([{ name: 'later' }, { name: 'now', urgent: true }])).toEqual(['now', 'later'])
  const slots = createSlots(1)
  const claim = { userId: 'a', urgent: true, isInteractive: false, prefersKept: false }
  const first = await slots.acquire(claim, undefined)
  const kept = await slots.acquire({ ...claim, isInteractive: true }, undefined)
  expect([first.isKept, kept.isKept, slots.busy]).toEqual([false, true, 2])
})

it('forgets who gives up, and refuses who waits when it closes', async () => {
  const slots = createSlots(1)
  const claim = { userId: 'a', urgent: true, isInteractive: false, prefersKept: false }
  await slots.acquire(claim, undefined)
  const patience = new AbortController()
  const impatient = slots.acquire(claim, patience.signal)
  const last = slots.acquire(claim, undefined)
  patience.abort(new Error('enough'))
  await expect(impatient).rejects.toThrow('enough')
  expect(slots.waiting).toBe(1)
  slots.refuseAll(new Error('closed'))
  await expect(last).rejects.toThrow('closed')
  expect(slots.waiting).toBe(0)
})
