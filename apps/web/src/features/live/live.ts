import type { Connection } from '../../lib/connection.ts'
import type { Client, LiveEvent } from '../../lib/trpc.ts'
import { createTabs, type TabMessage } from './leader.ts'

const restartPause = 2000

export interface Live {
  start(): void
  /** What this page shows is of the time after that event, so those that follow are of interest to it. */
  goOnAfter(eventId: string): void
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
  let isLeading = false
  /** The last event that this page knows of, whichever tab followed then. Null while nobody has said where its own first answers stand. */
  let last: string | null = null

  function hear(id: string, event: LiveEvent): void {
    last = id
    onEvent(event)
  }

  function follow(signal: AbortSignal): void {
    let isFromNowOn = last === null
    const stream = client.events.follow.subscribe(
      { lastEventId: last },
      {
        onStarted() {
          // What happened after this page had asked and before the stream was open was told to nobody.
          if (isFromNowOn) onEvent(lookAgain(last))
        },
        onData(message) {
          const { id, data } = message as { id: string; data: LiveEvent }
          isFromNowOn = false
          hear(id, data)
          tabs?.tell({ kind: 'event', id, event: data })
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
      if (!signal.aborted) follow(signal)
    }
  }

  function answerTab(message: TabMessage): void {
    if (message.kind === 'left') onLeft()
    else if (message.kind === 'event') hear(message.id, message.event as LiveEvent)
    // A tab that has just come has missed what this one told before; where nothing was told it has not.
    else if (isLeading && last !== null && Number(message.last ?? -1) < Number(last))
      tabs?.tell({ kind: 'event', id: last, event: lookAgain(last) })
  }

  return {
    start() {
      tabs ??= createTabs({ onMessage: answerTab })
      tabs.tell({ kind: 'here', last })
      tabs.lead((signal) => {
        isLeading = true
        follow(signal)
      })
    },
    goOnAfter(eventId) {
      last = eventId
    },
    leave: () => tabs?.tell({ kind: 'left' }),
    stop() {
      tabs?.close()
      tabs = null
      isLeading = false
      // Whoever comes next may be somebody else, whose events have numbers of their own.
      last = null
    },
  }
}

const lookAgain = (last: string | null): LiveEvent => ({ seq: Number(last ?? 0), type: 'resync' })
