import { type ReactElement, useState } from 'react'
import { Button } from './button.tsx'
import { CheckField } from './choice-fields.tsx'
import { ErrorNotice, type Problem } from './notice.tsx'
import { TextField } from './text-field.tsx'

export interface PasswordChange {
  currentPassword: string
  newPassword: string
  revokeTokens: boolean
}

export interface PasswordFormProps {
  /** For programs that keep passwords: whose it is. */
  username: string
  busy: boolean
  problem: Problem | null
  errors: Partial<Record<keyof PasswordChange, string>>
  onSubmit(change: PasswordChange): void
}

/** The present password and a new one. What was typed stays until it was taken: then the form is to be given another key. */
export function PasswordForm({ username, busy, problem, errors, onSubmit }: PasswordFormProps): ReactElement {
  const [currentPassword, setCurrent] = useState('')
  const [newPassword, setNew] = useState('')
  const [revokeTokens, setRevoke] = useState(false)
  return (
    <form
      noValidate
      className="flex max-w-90 flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit({ currentPassword, newPassword, revokeTokens })
      }}
    >
      <input type="text" hidden readOnly autoComplete="username" value={username} />
      <TextField
        label="Current password"
        type="password"
        autoComplete="current-password"
        value={currentPassword}
        error={errors.currentPassword}
        onChange={(event) => setCurrent(event.target.value)}
      />
      <TextField
        label="New password"
        type="password"
        autoComplete="new-password"
        value={newPassword}
        error={errors.newPassword}
        hint="At least 8 characters"
        onChange={(event) => setNew(event.target.value)}
      />
      <CheckField label="Revoke all API tokens as well" checked={revokeTokens} onChange={setRevoke} />
      {problem && <ErrorNotice problem={problem} />}
      <Button type="submit" busy={busy} className="self-start">
        Change password
      </Button>
    </form>
  )
}
