import { expect, it } from 'vitest'
import { rememberInStorage } from './unfinished.ts'

const upload = (sha256: string, name = 'pano.jpg') => ({
  id: 'u1',
  sha256,
  name,
  bytes: 5,
  startedAt: '2026-01-01T00:00:00Z',
})

/** As browsers have it. */
function createStorage(): Storage {
  const items = new Map<string, string>()
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
    key: (index) => [...items.keys()][index] ?? null,
    get length() {
      return items.size
    },
  }
}

it('remembers one upload for each file, beyond the page, and leaves nothing behind', async () => {
  const storage = createStorage()
  const memory = rememberInStorage(storage, 'uploads')
  await memory.put(upload('aa'))
  await memory.put(upload('bb'))
  await memory.put(upload('aa', 'renamed.jpg'))
  expect((await rememberInStorage(storage, 'uploads').list()).map(({ name }) => name)).toEqual([
    'pano.jpg',
    'renamed.jpg',
  ])
  expect(await rememberInStorage(storage, 'of somebody else').list()).toEqual([])
  await memory.remove('aa')
  await memory.remove('bb')
  expect(storage.length).toBe(0)
})

it.each(['', 'no JSON', '{}', '[1, null, {"id": "u1"}]'])('forgets what cannot be read: %j', async (text) => {
  const storage = createStorage()
  storage.setItem('uploads', text)
  const memory = rememberInStorage(storage, 'uploads')
  expect(await memory.list()).toEqual([])
  await memory.put(upload('aa'))
  expect(await memory.list()).toEqual([upload('aa')])
})
