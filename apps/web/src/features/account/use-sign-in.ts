import type { Credentials } from '@tessera/ui'
import { useState } from 'react'
import { useApp } from '../../compose.ts'
import { describeProblem, fieldErrors, serverErrorOf } from '../../lib/problems.ts'
import { trpc } from '../../lib/trpc.ts'

export type SignInKind = 'sign-in' | 'register'

/** Logging in and registering: the same fields, the same way on. */
export function useSignIn(
  kind: SignInKind,
  { onDone, invitation }: { onDone?: () => void; invitation?: string | undefined } = {},
) {
  const { session } = useApp()
  const [missing, setMissing] = useState<Partial<Record<keyof Credentials, string>>>({})
  const options = {
    onSuccess({ user }: { user: { id: string; username: string } }) {
      session.enter(user)
      onDone?.()
    },
  }
  const login = trpc.auth.login.useMutation(options)
  const register = trpc.auth.register.useMutation(options)
  const isNew = kind === 'register'
  const attempt = isNew ? register : login
  const errors = { ...fieldErrors(attempt.error), ...missing }

  return {
    busy: attempt.isPending,
    errors,
    problem: attempt.error && Object.keys(errors).length === 0 ? describeRefusal(attempt.error) : null,
    submit(credentials: Credentials) {
      const empty = {
        ...(credentials.username === '' && { username: 'Enter your user name' }),
        ...(credentials.password === '' && { password: 'Enter your password' }),
      }
      setMissing(empty)
      if (Object.keys(empty).length > 0) return
      if (isNew) register.mutate({ ...credentials, ...(invitation !== undefined && { invitation }) })
      else login.mutate(credentials)
    },
  }
}

function describeRefusal(error: unknown) {
  const problem = describeProblem(error)
  const text = words[serverErrorOf(error)?.code ?? '']
  return text === undefined ? problem : { ...problem, text }
}

const words: Record<string, string> = {
  UNAUTHENTICATED: 'The user name or the password is wrong.',
  NOT_FOUND: 'There is no such invitation; it may have been withdrawn. Ask for a new one.',
}
