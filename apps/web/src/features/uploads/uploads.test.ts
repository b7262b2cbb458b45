import { TesseraError, type UnfinishedUpload, type Uploaded, type Uploads } from '@tessera/client'
import { expect, it, vi } from 'vitest'
import { createUploads } from './uploads.ts'

const file = (name: string, text = 'bytes') => new File([text], name)
const imageOf = (id: string) => ({ image: { id }, deduplicated: false }) as Uploaded

type Send = Uploads['send']

function setUp(send: Send, begun: UnfinishedUpload[] = []) {
  const discard = vi.fn(async () => {})
  const needs = {
    session: { expire: vi.fn(async () => {}) },
    prepare: vi.fn(async () => {}),
    onUploaded: vi.fn(),
  }
  const sender = {
    load: async () => ({ send, discard, unfinished: async () => begun }),
    hasBegun: () => begun.length > 0,
  }
  const uploads = createUploads({ sender, ...needs })
  const states = () => uploads.list.get().map(({ state }) => state.kind)
  const firstId = () => uploads.list.get()[0]?.id ?? ''
  return { uploads, states, firstId, discard, ...needs }
}

/** Sends until it is told to stop; `sent` says how often it was begun. */
function sendForever() {
  const sent: (string | undefined)[] = []
  const send: Send = (sending, { signal, onProgress } = {}) =>
    new Promise((_, reject) => {
      sent.push((sending as File).name)
      onProgress?.({
        phase: 'sending',
        sent: 3,
        total: 5,
        resumable: true,
        bytesPerSecond: null,
        secondsLeft: null,
      })
      signal?.addEventListener('abort', () => reject(signal.reason))
    })
  return { sent, send }
}

const begun = (name: string, bytes: number): UnfinishedUpload => ({
  id: 'u1',
  sha256: 'aa',
  name,
  bytes,
  startedAt: '2026-01-01T00:00:00Z',
  received: 2,
})

it('sends two at a time, in order', async () => {
  const sent: string[] = []
  const finish: (() => void)[] = []
  const { uploads, states } = setUp(
    (sending) =>
      new Promise((resolve) => {
        sent.push((sending as File).name)
        finish.push(() => resolve(imageOf('1')))
      }),
  )
  uploads.add(['a', 'b', 'c'].map((name) => file(name)))
  await expect.poll(() => sent).toEqual(['a', 'b'])
  expect(states()).toEqual(['hashing', 'hashing', 'waiting'])
  finish[0]?.()
  await expect.poll(() => sent).toEqual(['a', 'b', 'c'])
  expect(states()).toEqual(['done', 'hashing', 'hashing'])
})

it('tries again by itself when the person has logged in again', async () => {
  const answers = [
    () => {
      throw new TesseraError({ code: 'UNAUTHENTICATED', message: 'Log in' })
    },
    () => imageOf('1'),
  ]
  const { uploads, states, session } = setUp(async () => {
    const answer = answers.shift()
    if (!answer) throw new Error('asked too often')
    return answer()
  })
  uploads.add([file('a')])
  await expect.poll(states).toEqual(['done'])
  expect(session.expire).toHaveBeenCalledOnce()
})

it('keeps a refused file with its reason until it is tried again', async () => {
  let full = true
  const { uploads, states, firstId } = setUp(async () => {
    const details = { resource: 'images', limit: 10 }
    if (full) throw new TesseraError({ code: 'QUOTA_EXCEEDED', message: 'full', details })
    return imageOf('1')
  })
  uploads.add([file('a')])
  await expect.poll(states).toEqual(['failed'])
  expect(uploads.list.get()[0]?.state).toMatchObject({
    problem: { code: 'QUOTA_EXCEEDED', text: expect.stringContaining('10 images') },
  })
  full = false
  uploads.retry(firstId())
  await expect.poll(states).toEqual(['done'])
})

it('stops a file that is cancelled, gives it up at the server, and goes on with the next', async () => {
  const { send, sent } = sendForever()
  const { uploads, states, firstId, discard } = setUp(send)
  const files = ['a', 'b', 'c'].map((name) => file(name))
  uploads.add(files)
  await expect.poll(states).toEqual(['sending', 'sending', 'waiting'])
  uploads.cancel(firstId())
  await expect.poll(() => sent).toEqual(['a', 'b', 'c'])
  expect(uploads.list.get().map(({ name }) => name)).toEqual(['b', 'c'])
  await expect.poll(() => discard.mock.calls).toEqual([[files[0]]])
  uploads.stop()
  expect(uploads.list.get()).toEqual([])
  expect(discard).toHaveBeenCalledOnce()
})

it('pauses a file without giving it up, lets the next go, and resumes it', async () => {
  const { send, sent } = sendForever()
  const { uploads, states, firstId, discard } = setUp(send)
  uploads.add(['a', 'b', 'c'].map((name) => file(name)))
  await expect.poll(states).toEqual(['sending', 'sending', 'waiting'])
  uploads.pause(firstId())
  await expect.poll(states).toEqual(['paused', 'sending', 'sending'])
  expect(uploads.list.get()[0]?.state).toEqual({ kind: 'paused', sent: 3 })
  uploads.resume(firstId())
  expect(states()).toEqual(['waiting', 'sending', 'sending'])
  uploads.cancel(uploads.list.get()[1]?.id ?? '')
  await expect.poll(() => sent).toEqual(['a', 'b', 'c', 'a'])
  expect(discard).toHaveBeenCalledOnce()
})

it('shows what an earlier page has begun once, and goes on when its file comes, however it comes', async () => {
  const send = vi.fn<Send>(async () => imageOf('1'))
  const { uploads, states } = setUp(send, [begun('pano.jpg', 5)])
  await uploads.restore()
  await uploads.restore()
  expect(uploads.list.get()).toMatchObject([
    { name: 'pano.jpg', preview: null, state: { kind: 'unfinished', sent: 2 } },
  ])
  const pano = file('pano.jpg')
  uploads.add([pano])
  await expect.poll(states).toEqual(['done'])
  expect(send).toHaveBeenCalledExactlyOnceWith(pano, expect.objectContaining({ sha256: 'aa' }))
})

it('waits on when another file is chosen for it, and says so', async () => {
  const { uploads, states, firstId } = setUp(async () => {
    throw new TesseraError({ code: 'OTHER_FILE', message: 'another' })
  }, [begun('pano.jpg', 5)])
  await uploads.restore()
  const problem = '“other.jpg” is another file than the one that was begun.'
  uploads.choose(firstId(), file('other.jpg', 'longer than it'))
  expect(uploads.list.get()[0]?.state).toMatchObject({ kind: 'unfinished', problem })
  uploads.choose(firstId(), file('other.jpg', 'equal'))
  expect(states()).toEqual(['hashing'])
  await expect.poll(() => uploads.list.get()[0]?.state).toEqual({ kind: 'unfinished', problem, sent: 2 })
})
