import type { AppRouter } from '@tessera/server/router'
import type { TRPCClientError, TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import type { Connection } from './connection.ts'
import type { Session } from './session.ts'

/**
 * Calls that fail for a reason that passes are made again when it has passed: the server is back, the person has logged in again.
 * So nothing that was asked for is lost, and no form needs to know. Every write of ours can be sent twice without harm.
 */
export function patienceLink({
  session,
  connection,
}: {
  session: Pick<Session, 'expire'>
  connection: Pick<Connection, 'lost'>
}): TRPCLink<AppRouter> {
  function reasonToWait(path: string, error: TRPCClientError<AppRouter>): Promise<void> | null {
    // Who logs in stands before a form and wants to be told.
    if (path === 'auth.login' || path === 'auth.register') return null
    // It says that a share has a password, and nothing about who is logged in.
    if (path.startsWith('shared.') && error.data) return null
    if (error.data?.error.code === 'UNAUTHENTICATED') return session.expire()
    // No answer of ours at all: nobody there, or a proxy that says so.
    return error.data ? null : connection.lost()
  }
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        let stopped = false
        let attempt: { unsubscribe(): void } | undefined
        function send(): void {
          attempt = next(op).subscribe({
            next: (value) => observer.next(value),
            complete: () => observer.complete(),
            error(error) {
              const wait = op.signal?.aborted || stopped ? null : reasonToWait(op.path, error)
              if (!wait) return observer.error(error)
              wait.then(
                () => stopped || send(),
                () => observer.error(error),
              )
            },
          })
        }
        send()
        return () => {
          stopped = true
          attempt?.unsubscribe()
        }
      })
}
