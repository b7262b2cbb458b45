import { type ReactElement, useState } from 'react'
import { Button } from './button.tsx'
import { SelectField } from './choice-fields.tsx'
import { type Role, roles } from './invitation-form.tsx'
import { ErrorNotice, type Problem } from './notice.tsx'
import { TextField } from './text-field.tsx'

export interface NewAccount {
  username: string
  password: string
  role: Role
}

/** An account that is made for somebody else. */
export function NewAccountForm({
  busy,
  problem,
  errors,
  onSubmit,
}: {
  busy: boolean
  problem: Problem | null
  errors: Partial<Record<keyof NewAccount, string>>
  onSubmit(account: NewAccount): void
}): ReactElement {
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [role, setRole] = useState<Role>('member')
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit({ username: username.trim(), password, role })
      }}
    >
      <TextField
        label="User name"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={username}
        error={errors.username}
        onChange={(event) => setUsername(event.target.value)}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="new-password"
        value={password}
        error={errors.password}
        hint="At least 8 characters; it can be changed after logging in"
        onChange={(event) => setPassword(event.target.value)}
      />
      <SelectField label="Role" value={role} options={roles} onChange={setRole} />
      {problem && <ErrorNotice problem={problem} />}
      <Button type="submit" variant="primary" busy={busy}>
        Make the account
      </Button>
    </form>
  )
}

/** Limits of one account as they are typed; empty is the server's. */
export interface LimitsDraft {
  images: string
  /** In megabytes of 1024 kilobytes. */
  megabytes: string
  compressionsPerImage: string
  tilingsPerImage: string
}

const limitLabels = {
  images: 'Images',
  megabytes: 'Storage',
  compressionsPerImage: 'Compressions per image',
  tilingsPerImage: 'Tilings per image',
} as const satisfies Record<keyof LimitsDraft, string>
const limitNames = Object.keys(limitLabels) as (keyof LimitsDraft)[]

/** Role and limits of an account. `standard` are the server's limits, which hold where nothing is typed. */
export function AccountForm({
  present,
  standard,
  busy,
  problem,
  errors,
  onSubmit,
}: {
  present: { role: Role; limits: LimitsDraft }
  standard: LimitsDraft
  busy: boolean
  problem: Problem | null
  errors: Partial<Record<keyof LimitsDraft, string>>
  onSubmit(change: { role: Role; limits: LimitsDraft }): void
}): ReactElement {
  const [role, setRole] = useState(present.role)
  const [limits, setLimits] = useState(present.limits)
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit({ role, limits })
      }}
    >
      <SelectField label="Role" value={role} options={roles} onChange={setRole} />
      <fieldset className="grid grid-cols-2 items-end gap-x-4 gap-y-3">
        <legend className="mb-2 text-13 text-quiet">
          Limits of its own. Where a field is empty, the server’s holds.
        </legend>
        {limitNames.map((name) => (
          <TextField
            key={name}
            label={limitLabels[name]}
            inputMode="numeric"
            placeholder={standard[name]}
            value={limits[name]}
            error={errors[name]}
            suffix={name === 'megabytes' ? 'MB' : undefined}
            onChange={(event) => setLimits({ ...limits, [name]: event.target.value })}
          />
        ))}
      </fieldset>
      {problem && <ErrorNotice problem={problem} />}
      <Button type="submit" variant="primary" busy={busy}>
        Save
      </Button>
    </form>
  )
}
