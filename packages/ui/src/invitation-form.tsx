import { type ReactElement, useState } from 'react'
import { Button } from './button.tsx'
import { SelectField } from './choice-fields.tsx'
import { ErrorNotice, type Problem } from './notice.tsx'
import { TextField } from './text-field.tsx'

export type Role = 'admin' | 'member'

export const roles: readonly { value: Role; label: string }[] = [
  { value: 'member', label: 'Member' },
  { value: 'admin', label: 'Admin' },
]

export interface InvitationDraft {
  note: string
  role: Role
  expiresInDays: number
}

const lives = [
  { value: '1', label: 'A day' },
  { value: '7', label: 'A week' },
  { value: '30', label: '30 days' },
] as const

/** Whom to invite, as what, and how long the link is good. */
export function InvitationForm({
  busy,
  problem,
  errors,
  onSubmit,
}: {
  busy: boolean
  problem: Problem | null
  errors: Partial<Record<keyof InvitationDraft, string>>
  onSubmit(draft: InvitationDraft): void
}): ReactElement {
  const [note, setNote] = useState('')
  const [role, setRole] = useState<Role>('member')
  const [days, setDays] = useState<(typeof lives)[number]['value']>('7')
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit({ note: note.trim(), role, expiresInDays: Number(days) })
      }}
    >
      <div className="grid items-start gap-4 sm:grid-cols-[1fr_120px_120px]">
        <TextField
          label="For whom"
          value={note}
          maxLength={200}
          error={errors.note}
          hint="Only admins see this"
          onChange={(event) => setNote(event.target.value)}
        />
        <SelectField label="As" value={role} options={roles} onChange={setRole} />
        <SelectField label="Good for" value={days} options={lives} onChange={setDays} />
      </div>
      {problem && <ErrorNotice problem={problem} />}
      <Button type="submit" busy={busy} className="self-start">
        Make a link
      </Button>
    </form>
  )
}
