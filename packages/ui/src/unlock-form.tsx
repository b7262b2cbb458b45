import { type ReactElement, useState } from 'react'
import { Button } from './button.tsx'
import { ErrorNotice, type Problem } from './notice.tsx'
import { TextField } from './text-field.tsx'

/** One password for what is locked; what was typed stays whatever the answer is. */
export function UnlockForm({
  busy,
  error,
  problem,
  onSubmit,
}: {
  busy: boolean
  /** What is wrong with the password. */
  error: string | null
  /** What else is wrong. */
  problem: Problem | null
  onSubmit(password: string): void
}): ReactElement {
  const [password, setPassword] = useState('')
  const [isEmpty, setEmpty] = useState(false)
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        setEmpty(password === '')
        if (password !== '') onSubmit(password)
      }}
    >
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="off"
        autoFocus
        value={password}
        error={isEmpty ? 'Enter the password' : error}
        onChange={(event) => setPassword(event.target.value)}
      />
      {problem && <ErrorNotice problem={problem} />}
      <Button type="submit" variant="primary" busy={busy}>
        Open
      </Button>
    </form>
  )
}
