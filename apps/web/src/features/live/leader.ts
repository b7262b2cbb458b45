/** What one tab tells the others: what has happened, with its number; that it is there, and up to which number it knows; that the person has left. */
export type TabMessage =
  | { kind: 'event'; id: string; event: unknown }
  | { kind: 'here'; last: string | null }
  | { kind: 'left' }

export interface Tabs {
  /** Holds `lead` in one tab of this browser at a time, for as long as its signal lets it. */
  lead(lead: (signal: AbortSignal) => void): void
  tell(message: TabMessage): void
  close(): void
}

/**
 * One stream per browser, not per tab: seven streams are all that HTTP/1.1 allows to one server. The tab that holds the lock
 * follows events and passes them on; when it closes, the next one gets the lock.
 */
export function createTabs({
  onMessage,
  locks = navigator.locks as LockManager | undefined,
}: {
  onMessage(message: TabMessage): void
  locks?: LockManager | undefined
}): Tabs {
  const channel = new BroadcastChannel('tessera')
  const closing = new AbortController()
  channel.onmessage = ({ data }: MessageEvent<TabMessage>) => onMessage(data)
  return {
    lead(lead) {
      if (!locks) return leadWhileVisible(lead, closing.signal)
      locks
        .request('tessera.live', { signal: closing.signal }, () => {
          lead(closing.signal)
          return new Promise<void>((resolve) => closing.signal.addEventListener('abort', () => resolve()))
        })
        .catch(() => {})
    },
    tell: (message) => channel.postMessage(message),
    close() {
      closing.abort()
      channel.close()
    },
  }
}

/** Web Locks are missing on plain http outside localhost: there, each tab that is looked at follows by itself. */
function leadWhileVisible(lead: (signal: AbortSignal) => void, closed: AbortSignal): void {
  let turn: AbortController | null = null
  function judge(): void {
    if (document.hidden || closed.aborted) {
      turn?.abort()
      turn = null
    } else if (!turn) {
      turn = new AbortController()
      lead(turn.signal)
    }
  }
  document.addEventListener('visibilitychange', judge, { signal: closed })
  closed.addEventListener('abort', judge)
  judge()
}
