import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import type { ServerProcess } from './server-process.ts'

export interface RawAnswer {
  status: number
  headers: Headers
  body: string
}

/** A connection of one's own, for what no HTTP client would send. It ends with the test. */
export async function connectTo(server: ServerProcess) {
  const { hostname, port } = new URL(server.url)
  const socket = connect(Number(port), hostname)
  onTestFinished(() => void socket.destroy())
  await once(socket, 'connect')
  const next = createReader(socket)
  return {
    socket,
    /** Sends these bytes, and reads one answer that has a length. */
    async ask(...chunks: (string | Uint8Array)[]): Promise<RawAnswer> {
      for (const chunk of chunks) socket.write(chunk)
      return next()
    },
  }
}

/** Reads answer by answer; rejects when the connection ends before one is whole. */
function createReader(socket: Socket): () => Promise<RawAnswer> {
  let received = Buffer.alloc(0)
  let isOver = false
  let wake = () => {}
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk])
    wake()
  })
  socket.on('error', () => wake())
  socket.on('close', () => {
    isOver = true
    wake()
  })
  const take = (): RawAnswer | null => {
    const end = received.indexOf('\r\n\r\n')
    if (end < 0) return null
    const [first = '', ...lines] = received.subarray(0, end).toString('latin1').split('\r\n')
    const headers = new Headers(lines.map((line) => line.split(/: (.*)/s, 2) as [string, string]))
    const whole = end + 4 + Number(headers.get('content-length') ?? 0)
    if (received.length < whole) return null
    const body = received.subarray(end + 4, whole).toString()
    received = received.subarray(whole)
    return { status: Number(first.split(' ')[1]), headers, body }
  }
  return async () => {
    for (;;) {
      const answer = take()
      if (answer) return answer
      if (isOver) throw new Error('the connection ended before it was answered')
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
}
