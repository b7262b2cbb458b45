import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { guardUpload } from './guard-upload.ts'

/** A server that reads bodies, held to a rate over windows of so many milliseconds, and tells how each ended. */
async function startReader(bytesPerSecond: number, milliseconds: number) {
  const ends: string[] = []
  const server: Server = createServer((request, response) => {
    guardUpload(request, { bytesPerSecond, milliseconds })
    request.on('close', () => ends.push(request.complete ? 'whole' : 'cut'))
    request.on('end', () => response.end('thank you'))
    request.resume()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { ends, port: (server.address() as AddressInfo).port }
}

function openBody(port: number, length: number): Socket {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write(`POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${length}\r\n\r\n`)
  onTestFinished(() => void socket.destroy())
  return socket
}

it('ends an upload of which nothing comes any more', async () => {
  const { ends, port } = await startReader(1, 100)
  const socket = openBody(port, 1000)
  const closed = new Promise((resolve) => socket.once('close', resolve))
  await closed
  await expect.poll(() => ends).toEqual(['cut'])
})

it('ends one that comes a byte now and then', async () => {
  const { ends, port } = await startReader(1e6, 200)
  const socket = openBody(port, 100_000)
  const trickle = setInterval(() => socket.write('x'), 10)
  onTestFinished(() => clearInterval(trickle))
  await expect.poll(() => ends).toEqual(['cut'])
})

it('lets a slow one live for as long as it takes, over many windows', async () => {
  // One byte is asked for in each second; one comes each hundredth, or when a busy machine lets it.
  const { ends, port } = await startReader(1, 1000)
  const socket = openBody(port, 300)
  let answer = ''
  socket.on('data', (chunk: Buffer) => {
    answer += chunk.toString()
  })
  for (let sent = 0; sent < 300; sent++) {
    socket.write('x')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  await expect.poll(() => answer).toContain('thank you')
  await expect.poll(() => ends).toEqual(['whole'])
})

it('lets all live where no rate is asked for', async () => {
  const { ends, port } = await startReader(0, 20)
  const socket = openBody(port, 2)
  socket.write('x')
  await new Promise((resolve) => setTimeout(resolve, 200))
  socket.write('y')
  await expect.poll(() => ends).toEqual(['whole'])
})
