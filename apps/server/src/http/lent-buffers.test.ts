import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, get, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { originalKey } from '@tessera/storage'
import { createFileSystemBlobs } from '@tessera/storage/file-system'
import { expect, it, onTestFinished } from 'vitest'
import { createLentBuffers } from './lent-buffers.ts'
import { sendFile } from './send-file.ts'

const KiB = 1024

it('lends what was given back, and keeps no more of it than it may', () => {
  const buffers = createLentBuffers({ maxBytes: 64 * KiB })
  const [first, second, never] = [buffers.borrow(), buffers.borrow(), buffers.borrow()]
  const memory = first.allocate(50 * KiB).buffer
  const other = second.allocate(60 * KiB).buffer
  expect(other).not.toBe(memory)
  never.allocate(60 * KiB)
  first.giveBack()
  // There is room for one of 64 KiB.
  second.giveBack()
  const again = buffers.borrow()
  const lent = again.allocate(64 * KiB)
  expect(lent.buffer).toBe(memory)
  expect(lent).toHaveLength(64 * KiB)
  expect(buffers.borrow().allocate(64 * KiB).buffer).not.toBe(other)
  // Given back twice is given back once.
  again.giveBack()
  again.giveBack()
  expect(buffers.borrow().allocate(20 * KiB).buffer).toBe(memory)
  expect(buffers.borrow().allocate(20 * KiB).buffer).not.toBe(memory)
  expect(buffers.borrow().allocate(300 * KiB)).toHaveLength(300 * KiB)
})

it('sends everybody the bytes of their own file, whoever hangs up in the middle', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-lent-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const blobs = createFileSystemBlobs({ folder })
  const files = await Promise.all(
    Array.from({ length: 60 }, async (_, number) => {
      const id = String(number).padStart(26, '0')
      const key = originalKey({ userId: id, id, format: 'tiff' })
      const bytes = randomBytes(1 + ((number * 7919 * 37) % (250 * KiB)))
      await blobs.put(key, bytes)
      return { key, bytes }
    }),
  )
  const buffers = createLentBuffers({ maxBytes: 2 ** 20 })
  const server = createServer((request, response) => {
    const key = files[Number(request.url?.slice(1))]?.key ?? ''
    const file = {
      key,
      name: 'a.tif',
      expiresAt: new Date(),
      now: new Date(),
      attachment: false,
      requestId: 'r',
    }
    void sendFile({ blobs, buffers }, { request, response }, file)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo

  /** Every fourth hangs up after the first bytes; the others read to the end, some of them slowly. */
  async function read(turn: number): Promise<void> {
    const number = (turn * 17) % files.length
    const [answer] = (await once(get({ port, path: `/${number}`, agent: false }), 'response')) as [
      IncomingMessage,
    ]
    if (turn % 4 === 0) {
      await once(answer, 'readable')
      answer.destroy()
      return
    }
    if (turn % 4 === 1) {
      answer.pause()
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    expect(files[number]?.bytes.equals(await buffer(answer))).toBe(true)
  }
  // Connections on which more is asked for than fits into the system, so that answers wait while others are sent.
  const numbers = Array.from({ length: 100 }, (_, index) => (index * 13) % files.length)
  const waiting = Array.from({ length: 4 }, () => {
    const socket = connect(port, '127.0.0.1').pause()
    const lines = numbers.map((number) => `GET /${number} HTTP/1.1\r\nHost: a\r\n\r\n`)
    socket.write(`${lines.join('')}GET /0 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`)
    return socket
  })
  for (let round = 0; round < 4; round++)
    await Promise.all(Array.from({ length: 64 }, (_, index) => read(round * 64 + index)))
  for (const socket of waiting) {
    let rest = await buffer(socket)
    for (const number of [...numbers, 0]) {
      const head = rest.indexOf('\r\n\r\n') + 4
      const { bytes = Buffer.alloc(0) } = files[number] ?? {}
      expect(rest.subarray(head, head + bytes.length).equals(bytes)).toBe(true)
      rest = rest.subarray(head + bytes.length)
    }
    expect(rest).toHaveLength(0)
  }
})
