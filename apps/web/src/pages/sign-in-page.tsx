import { useLocation, useNavigate, useSearch } from '@tanstack/react-router'
import { Mosaic, SignInForm, Wordmark } from '@tessera/ui'
import { type ReactNode, useEffect, useState } from 'react'
import { type SignInKind, useSignIn } from '../features/account/use-sign-in.ts'
import { usePage } from '../features/page.ts'
import { trpc } from '../lib/trpc.ts'

export function SignInPage() {
  return <Entry first="sign-in" next={useSearch({ from: '/sign-in' }).next} />
}

/** Where the link of an invitation leads. What it carries stands behind `#`, so that it is in nobody's log. */
export function RegisterPage() {
  const invitation = new URLSearchParams(useLocation().hash).get('invitation') ?? undefined
  return <Entry first="register" invitation={invitation} />
}

function Entry({
  first,
  next = '/',
  invitation,
}: {
  first: SignInKind
  next?: string | undefined
  invitation?: string | undefined
}) {
  const navigate = useNavigate()
  const [kind, setKind] = useState<SignInKind>(first)
  const signIn = useSignIn(kind, { invitation, onDone: () => void navigate({ to: next, replace: true }) })
  const state = trpc.auth.registration.useQuery().data
  const register = kind === 'register'
  // Until the server has said who may register, everybody may try.
  const mayRegister =
    !state ||
    state.registration === 'open' ||
    (state.registration === 'invite' && (state.first || invitation))
  usePage(register ? 'Create an account' : 'Log in')

  useEffect(() => {
    // What comes after logging in loads while the name is being typed.
    const timer = setTimeout(
      () => void Promise.all([import('./shell.tsx'), import('./gallery-page.tsx')]),
      1000,
    )
    return () => clearTimeout(timer)
  }, [])

  return (
    <main className="grid min-h-dvh place-items-center bg-[oklch(0.15_0_0)] p-4">
      <Mosaic />
      <div className="relative w-full max-w-90 rounded-lg bg-raised p-6 shadow-float sm:p-8">
        <Wordmark />
        <h1 className="mt-6 mb-5 text-20 font-semibold">{register ? 'Create an account' : 'Log in'}</h1>
        {register && invitation && <Note>You are invited. Choose a name and a password.</Note>}
        {register && state?.first && <Note>The first account becomes the admin of this server.</Note>}
        {register && !mayRegister ? (
          <Note>{refusals[state?.registration === 'invite' ? 'invite' : 'closed']}</Note>
        ) : (
          <SignInForm
            key={kind}
            kind={kind}
            busy={signIn.busy}
            problem={signIn.problem}
            errors={signIn.errors}
            onSubmit={signIn.submit}
          />
        )}
        {register ? (
          <Switch question="You have an account?" answer="Log in" onClick={() => setKind('sign-in')} />
        ) : mayRegister ? (
          <Switch question="New here?" answer="Create an account" onClick={() => setKind('register')} />
        ) : (
          <p className="mt-5 text-13 text-quiet">
            {refusals[state?.registration === 'invite' ? 'invite' : 'closed']}
          </p>
        )}
      </div>
    </main>
  )
}

const refusals = {
  invite: 'New here? Ask whoever runs this server for an invitation.',
  closed: 'New accounts are made by whoever runs this server.',
}

function Note({ children }: { children: ReactNode }) {
  return <p className="mb-4 text-13 text-pretty text-quiet">{children}</p>
}

function Switch({ question, answer, onClick }: { question: string; answer: string; onClick(): void }) {
  return (
    <p className="mt-5 text-13 text-quiet">
      {question}{' '}
      <button
        type="button"
        onClick={onClick}
        className="rounded-sm font-medium text-accent-text underline decoration-1 underline-offset-2 max-sm:min-h-11"
      >
        {answer}
      </button>
    </p>
  )
}
