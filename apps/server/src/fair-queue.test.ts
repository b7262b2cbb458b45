import { describe, expect, it } from 'vitest'
import { createFairQueue } from './fair-queue.ts'

const drain = <T>(queue: { shift(): T | undefined }) => {
  const items: T[] = []
  for (let item = queue.shift(); item !== undefined; item = queue.shift()) items.push(item)
  return items
}

describe('the fair queue', () => {
  it('serves users in turn, each in its own order, however many one has queued', () => {
    const queue = createFairQueue<string>()
    for (let i = 0; i < 5; i++) queue.push(`a${i}`, { userId: 'a', urgent: false })
    for (let i = 0; i < 2; i++) queue.push(`b${i}`, { userId: 'b', urgent: false })
    queue.push('c0', { userId: 'c', urgent: false })
    expect(queue.length).toBe(8)
    expect(drain(queue)).toEqual(['a0', 'b0', 'c0', 'a1', 'b1', 'a2', 'a3', 'a4'])
    expect(queue.length).toBe(0)
  })

  it('serves what a person waits for first', () => {
    const queue = createFairQueue<string>()
    queue.push('slow', { userId: 'a', urgent: false })
    queue.push('now', { userId: 'b', urgent: true })
    expect(drain(queue)).toEqual(['now', 'slow'])
  })

  it('gives up what is not wanted any more', () => {
    const queue = createFairQueue<string>()
    for (const item of ['a', 'b', 'c']) queue.push(item, { userId: 'u', urgent: item === 'b' })
    expect(queue.remove((item) => item === 'b')).toBe('b')
    expect(queue.remove((item) => item === 'x')).toBeUndefined()
    expect(drain(queue)).toEqual(['a', 'c'])
  })

  it('passes over what does not fit, which keeps its place', () => {
    const queue = createFairQueue<string>()
    for (const item of ['long a', 'a']) queue.push(item, { userId: 'a', urgent: false })
    for (const item of ['long b', 'b']) queue.push(item, { userId: 'b', urgent: false })
    const isShort = (item: string) => !item.startsWith('long')
    expect([queue.shift(isShort), queue.shift(isShort), queue.shift(isShort)]).toEqual(['a', 'b', undefined])
    expect(queue.length).toBe(2)
    expect(drain(queue)).toEqual(['long a', 'long b'])
  })
})
