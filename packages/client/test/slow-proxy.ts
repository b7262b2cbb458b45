import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

export interface SlowProxy {
  url: string
  /** Bytes that clients have sent through it. */
  passed(): number
  /** Everything passes at once from now on. */
  release(): void
}

/** Bytes pass in such parts, so that a slow line is slow all the time. */
const tick = 20

/** A slow line to a server: what a client sends passes at so many bytes a second, all connections together. Answers pass at once. */
export async function startSlowProxy(
  target: string,
  { bytesPerSecond }: { bytesPerSecond: number },
): Promise<SlowProxy> {
  const { hostname, port } = new URL(target)
  let share = (bytesPerSecond * tick) / 1000
  let left = share
  let passed = 0
  const waiting = new Set<() => void>()
  const timer = setInterval(() => {
    left = share
    for (const go of [...waiting]) go()
  }, tick)
  const sockets = new Set<Socket>()

  function pass(client: Socket, server: Socket, chunk: Buffer): void {
    client.pause()
    const go = () => {
      waiting.delete(go)
      if (server.destroyed) return
      const size = Math.min(chunk.length, Math.max(0, Math.floor(left)))
      left -= size
      passed += size
      const rest = chunk.subarray(size)
      const written = server.write(chunk.subarray(0, size))
      if (rest.length > 0) {
        chunk = rest
        waiting.add(go)
      } else if (written) client.resume()
      else server.once('drain', () => client.resume())
    }
    go()
  }

  const proxy = createServer((client) => {
    const server = connect(Number(port), hostname)
    const end = () => {
      client.destroy()
      server.destroy()
      sockets.delete(client)
    }
    sockets.add(client)
    for (const socket of [client, server]) socket.on('error', end).on('close', end)
    client.on('data', (chunk: Buffer) => pass(client, server, chunk))
    server.on('data', (chunk: Buffer) => void client.write(chunk))
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    clearInterval(timer)
    for (const socket of sockets) socket.destroy()
    proxy.close()
  })
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    passed: () => passed,
    release() {
      share = Number.POSITIVE_INFINITY
    },
  }
}
