import type { Connection } from '../../lib/connection.ts'
import type { Client, LiveEvent } from '../../lib/trpc.ts'
import { createTabs } from './leader.ts'

const restartPause = 2000

export interface Live {
  start(): void
  /** Tells the other tabs that the person has logged out. */
  leave(): void
  stop(): void
}

/** Follows what happens to the account, in this tab or through the one that does. */
export function createLive({
  client,
  connection,
  onEvent,
  onLeft,
}: {
  client: Pick<Client, 'events' | 'account'>
  connection: Pick<Connection, 'check'>
  onEvent(event: LiveEvent): void
  /** Another tab has logged out. */
  onLeft(): void
}): Live {
  let tabs: ReturnType<typeof createTabs> | null = null

  function follow(signal: AbortSignal, lastEventId: string | null): void {
    let last = lastEventId
    const stream = client.events.follow.subscribe(
      { lastEventId },
      {
        onData(message) {
          const { id, data } = message as { id: string; data: LiveEvent }
          last = id
          onEvent(data)
          tabs?.tell({ kind: 'event', event: data })
        },
        onConnectionStateChange({ state, error }) {
          if (state === 'connecting' && error) void connection.check()
        },
        onError: () => void restart(),
        onComplete: () => void restart(),
      },
    )
    const stop = () => stream.unsubscribe()
    signal.addEventListener('abort', stop, { once: true })

    async function restart(): Promise<void> {
      signal.removeEventListener('abort', stop)
      stream.unsubscribe()
      // An EventSource does not say why it was refused. An ordinary call does, and waits until the reason has passed.
      await client.account.me.query().catch(() => {})
      await new Promise((resolve) => setTimeout(resolve, restartPause))
      if (!signal.aborted) follow(signal, last)
    }
  }

  return {
    start() {
      tabs ??= createTabs({
        onMessage: (message) => (message.kind === 'left' ? onLeft() : onEvent(message.event as LiveEvent)),
      })
      tabs.lead((signal) => follow(signal, null))
    },
    leave: () => tabs?.tell({ kind: 'left' }),
    stop() {
      tabs?.close()
      tabs = null
    },
  }
}
