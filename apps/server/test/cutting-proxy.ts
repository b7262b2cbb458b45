import { type AddressInfo, connect, createServer } from 'node:net'
import { onTestFinished } from 'vitest'

export interface CuttingProxy {
  url: string
  /** Connections that were cut so far. */
  cuts(): number
}

/**
 * Stands between a client and a server, and cuts connections: each of `limits` is for one of them, the bytes after which it goes. One that
 * ends before leaves its limit to the next. After that all may live.
 */
export async function startCuttingProxy(target: string, limits: readonly number[]): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target)
  let cuts = 0
  const proxy = createServer((client) => {
    const server = connect(Number(port), hostname)
    const limit = limits[cuts] ?? null
    let passed = 0
    const end = () => {
      client.destroy()
      server.destroy()
    }
    for (const socket of [client, server]) {
      socket.on('error', end)
      socket.on('close', end)
    }
    client.on('data', (chunk: Buffer) => {
      passed += chunk.length
      if (limit !== null && passed > limit && !server.destroyed) {
        cuts++
        client.pause()
        // Part of the chunk goes over the wire, as when a line fails.
        server.write(chunk.subarray(0, chunk.length / 2), end)
        return
      }
      if (!server.write(chunk)) {
        client.pause()
        server.once('drain', () => client.resume())
      }
    })
    server.on('data', (chunk: Buffer) => client.write(chunk))
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void proxy.close())
  return { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, cuts: () => cuts }
}
