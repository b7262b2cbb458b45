import { Dialog, SignInForm } from '@tessera/ui'
import { useApp } from '../../compose.ts'
import { useValue } from '../../lib/value.ts'
import { useSignIn } from './use-sign-in.ts'

/** Stands over whatever was being done when the session ended; afterwards it goes on. */
export function SignInAgain() {
  const { session, queries, forget } = useApp()
  const state = useValue(session.state)
  const signIn = useSignIn('sign-in', { onDone: () => void queries.invalidate() })
  if (state.kind !== 'expired') return null
  return (
    <Dialog
      open
      title="Log in again"
      description="Your session has ended. Nothing is lost: what you were doing goes on when you are back."
      onClose={forget}
    >
      <SignInForm
        kind="sign-in"
        username={state.person.username}
        busy={signIn.busy}
        problem={signIn.problem}
        errors={signIn.errors}
        onSubmit={signIn.submit}
      />
    </Dialog>
  )
}
