import type { Uploads } from '@tessera/client'
import type { Connection } from '../../lib/connection.ts'
import { loadChunk } from '../../lib/load-chunk.ts'
import type { Session } from '../../lib/session.ts'

export interface SenderLoader {
  /** Of the person who is logged in. Loaded when there is something to send, since no page needs it to be shown; `onLost` hears that it cannot be now. */
  load(onLost?: () => void): Promise<Uploads>
  /** Whether the person may have begun uploads on an earlier page: known without loading anything. */
  hasBegun(): boolean
}

export function createSenderLoader({
  session,
  connection,
}: {
  session: Pick<Session, 'state'>
  connection: Pick<Connection, 'lost'>
}): SenderLoader {
  const senders = new Map<string, Uploads>()

  /** Begun uploads are remembered for each person: nobody else can go on with them, nor sees what they are called. */
  function memoryKey(): string {
    const state = session.state.get()
    if (state.kind !== 'in' && state.kind !== 'expired') throw new Error('Only who is logged in sends files')
    return `tessera.uploads.${state.person.id}`
  }

  return {
    async load(onLost) {
      const key = memoryKey()
      const lost = () => {
        onLost?.()
        return connection.lost()
      }
      const { createSender } = await loadChunk(() => import('./sender.ts'), { lost })
      const sender =
        senders.get(key) ?? createSender({ memoryKey: key, untilReachable: () => connection.lost() })
      senders.set(key, sender)
      return sender
    },
    hasBegun: () => localStorage.getItem(memoryKey()) !== null,
  }
}
