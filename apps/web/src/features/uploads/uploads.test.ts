import { expect, it, vi } from 'vitest'
import { ConnectionLost, type SentImage, UploadRefused } from './send-file.ts'
import { createUploads } from './uploads.ts'

const file = (name: string) => new File(['bytes'], name)

function setUp(send: (file: File, options: { signal: AbortSignal }) => Promise<SentImage>) {
  const needs = {
    connection: { lost: vi.fn(async () => {}) },
    session: { expire: vi.fn(async () => {}) },
    prepare: vi.fn(async () => {}),
    onUploaded: vi.fn(),
  }
  const uploads = createUploads({ send, ...needs })
  const states = () => uploads.list.get().map(({ state }) => state.kind)
  return { uploads, states, ...needs }
}

it('sends two at a time, in order', async () => {
  const sent: string[] = []
  const finish: (() => void)[] = []
  const { uploads, states } = setUp(
    ({ name }) =>
      new Promise((resolve) => {
        sent.push(name)
        finish.push(() => resolve({ id: name, deduplicated: false }))
      }),
  )
  uploads.add(['a', 'b', 'c'].map(file))
  await vi.waitFor(() => expect(sent).toEqual(['a', 'b']))
  expect(states()).toEqual(['sending', 'sending', 'waiting'])
  finish[0]?.()
  await vi.waitFor(() => expect(sent).toEqual(['a', 'b', 'c']))
  expect(states()).toEqual(['done', 'sending', 'sending'])
})

it('tries again by itself when the server is back, and when the person has logged in again', async () => {
  const answers: (() => SentImage)[] = [
    () => {
      throw new ConnectionLost()
    },
    () => {
      throw new UploadRefused({ code: 'UNAUTHENTICATED', message: 'Log in' })
    },
    () => ({ id: '1', deduplicated: false }),
  ]
  const { uploads, states, connection, session } = setUp(async () => {
    const answer = answers.shift()
    if (!answer) throw new Error('asked too often')
    return answer()
  })
  uploads.add([file('a')])
  await vi.waitFor(() => expect(states()).toEqual(['done']))
  expect(connection.lost).toHaveBeenCalledOnce()
  expect(session.expire).toHaveBeenCalledOnce()
})

it('keeps a refused file with its reason until it is tried again', async () => {
  let full = true
  const { uploads, states } = setUp(async () => {
    if (full)
      throw new UploadRefused({
        code: 'QUOTA_EXCEEDED',
        message: 'full',
        details: { resource: 'images', limit: 10 },
      })
    return { id: '1', deduplicated: false }
  })
  uploads.add([file('a')])
  await vi.waitFor(() => expect(states()).toEqual(['failed']))
  expect(uploads.list.get()[0]?.state).toMatchObject({
    problem: { code: 'QUOTA_EXCEEDED', text: expect.stringContaining('10 images') },
  })
  full = false
  uploads.retry(uploads.list.get()[0]?.id ?? '')
  await vi.waitFor(() => expect(states()).toEqual(['done']))
})

it('stops a file that is cancelled, and goes on with the next', async () => {
  const aborted: string[] = []
  const { uploads } = setUp(
    ({ name }, { signal }) =>
      new Promise((_, reject) =>
        signal.addEventListener('abort', () => {
          aborted.push(name)
          reject(signal.reason)
        }),
      ),
  )
  uploads.add(['a', 'b', 'c'].map(file))
  await vi.waitFor(() =>
    expect(uploads.list.get().map(({ state }) => state.kind)).toEqual(['sending', 'sending', 'waiting']),
  )
  uploads.cancel(uploads.list.get()[0]?.id ?? '')
  await vi.waitFor(() =>
    expect(uploads.list.get().map(({ name, state }) => [name, state.kind])).toEqual([
      ['b', 'sending'],
      ['c', 'sending'],
    ]),
  )
  expect(aborted).toEqual(['a'])
  uploads.stop()
  expect(uploads.list.get()).toEqual([])
})
