import { useNavigate, useSearch } from '@tanstack/react-router'
import { Mosaic, SignInForm, Wordmark } from '@tessera/ui'
import { useEffect, useState } from 'react'
import { type SignInKind, useSignIn } from '../features/account/use-sign-in.ts'
import { usePage } from '../features/page.ts'

export function SignInPage() {
  const { next } = useSearch({ from: '/sign-in' })
  const navigate = useNavigate()
  const [kind, setKind] = useState<SignInKind>('sign-in')
  const signIn = useSignIn(kind, { onDone: () => void navigate({ to: next ?? '/', replace: true }) })
  const register = kind === 'register'
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
        <SignInForm
          key={kind}
          kind={kind}
          busy={signIn.busy}
          problem={signIn.problem}
          errors={signIn.errors}
          onSubmit={signIn.submit}
        />
        <p className="mt-5 text-13 text-quiet">
          {register ? 'You have an account?' : 'New here?'}{' '}
          <button
            type="button"
            onClick={() => setKind(register ? 'sign-in' : 'register')}
            className="rounded-sm font-medium text-accent-text underline decoration-1 underline-offset-2 max-sm:min-h-11"
          >
            {register ? 'Log in' : 'Create an account'}
          </button>
        </p>
      </div>
    </main>
  )
}
