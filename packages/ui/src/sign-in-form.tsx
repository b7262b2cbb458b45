import { type ReactElement, useState } from 'react'
import { Button } from './button.tsx'
import { ErrorNotice, type Problem } from './notice.tsx'
import { TextField } from './text-field.tsx'

export interface Credentials {
  username: string
  password: string
}

export interface SignInFormProps {
  kind: 'sign-in' | 'register'
  /** Known already, when a session has expired. */
  username?: string | undefined
  busy: boolean
  problem: Problem | null
  errors: Partial<Record<keyof Credentials, string>>
  onSubmit(credentials: Credentials): void
}

/** Name and password; what was typed stays whatever the answer is. */
export function SignInForm({
  kind,
  username: known,
  busy,
  problem,
  errors,
  onSubmit,
}: SignInFormProps): ReactElement {
  const [username, setUsername] = useState(known ?? '')
  const [password, setPassword] = useState('')
  const register = kind === 'register'
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit({ username: username.trim(), password })
      }}
    >
      <TextField
        label="User name"
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={known === undefined}
        value={username}
        error={errors.username}
        onChange={(event) => setUsername(event.target.value)}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete={register ? 'new-password' : 'current-password'}
        autoFocus={known !== undefined}
        value={password}
        error={errors.password}
        hint={register ? 'At least 8 characters' : undefined}
        onChange={(event) => setPassword(event.target.value)}
      />
      {problem && <ErrorNotice problem={problem} />}
      <Button type="submit" variant="primary" busy={busy} className="mt-1">
        {register ? 'Create account' : 'Log in'}
      </Button>
    </form>
  )
}
