import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** Bytes of connections in both directions, counted by their sockets: it costs a request nothing. */
export interface Traffic {
  read(): { in: number; out: number }
}

export function watchTraffic(server: Server): Traffic {
  const open = new Set<Socket>()
  const closed = { in: 0, out: 0 }
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.once('close', () => {
      open.delete(socket)
      closed.in += socket.bytesRead
      closed.out += socket.bytesWritten
    })
  })
  return {
    read() {
      const sum = { ...closed }
      for (const { bytesRead, bytesWritten } of open) {
        sum.in += bytesRead
        sum.out += bytesWritten
      }
      return sum
    },
  }
}
