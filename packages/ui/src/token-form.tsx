import { type ReactElement, useState } from 'react'
import { Button } from './button.tsx'
import { CheckField, SelectField } from './choice-fields.tsx'
import { ErrorNotice, type Problem } from './notice.tsx'
import { TextField } from './text-field.tsx'

export interface TokenDraft {
  name: string
  scopes: string[]
  /** Null for ever. */
  expiresInDays: number | null
}

export interface TokenFormProps {
  /** What a token can be allowed, in words; the first two are on at first. */
  scopes: readonly { value: string; label: string; hint?: string }[]
  busy: boolean
  problem: Problem | null
  errors: Partial<Record<keyof TokenDraft, string>>
  onSubmit(draft: TokenDraft): void
}

const lives = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
  { value: '', label: 'No end' },
] as const

/** What a new API token is called, what it may do and how long. */
export function TokenForm({ scopes, busy, problem, errors, onSubmit }: TokenFormProps): ReactElement {
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>(scopes.slice(0, 2).map(({ value }) => value))
  const [days, setDays] = useState<(typeof lives)[number]['value']>('90')
  return (
    <form
      noValidate
      className="flex max-w-120 flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit({ name: name.trim(), scopes: [...chosen], expiresInDays: days === '' ? null : Number(days) })
      }}
    >
      <div className="grid gap-4 sm:grid-cols-[1fr_140px]">
        <TextField
          label="Name"
          value={name}
          maxLength={100}
          error={errors.name}
          hint="Where it is used, such as “backup script”"
          onChange={(event) => setName(event.target.value)}
        />
        <SelectField label="Ends after" value={days} options={lives} onChange={setDays} />
      </div>
      <fieldset aria-invalid={errors.scopes ? true : undefined} className="flex flex-col">
        <legend className="mb-1 text-13 font-medium">May</legend>
        {scopes.map(({ value, label, hint }) => (
          <CheckField
            key={value}
            label={label}
            hint={hint}
            checked={chosen.includes(value)}
            onChange={(checked) =>
              setChosen(
                scopes
                  .map((scope) => scope.value)
                  .filter((scope) => (scope === value ? checked : chosen.includes(scope))),
              )
            }
          />
        ))}
        {errors.scopes && <p className="text-12 text-danger">{errors.scopes}</p>}
      </fieldset>
      {problem && <ErrorNotice problem={problem} />}
      <Button type="submit" busy={busy} className="self-start">
        Make a token
      </Button>
    </form>
  )
}
