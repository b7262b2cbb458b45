import { type ReactElement, useState } from 'react'
import { Button } from './button.tsx'
import { ErrorNotice, type Problem } from './notice.tsx'
import { Segmented } from './segmented.tsx'
import { TextField } from './text-field.tsx'

export interface ShareDraft {
  /** Empty for none. */
  title: string
  password: string
  hours: number
}

export interface ShareFormProps {
  /** What stands above the pictures if nothing is written. */
  standardTitle: string
  busy: boolean
  problem: Problem | null
  errors: Partial<Record<'title' | 'password', string>>
  onSubmit(draft: ShareDraft): void
}

const lives = [
  { value: '1', label: '1 hour' },
  { value: '24', label: '1 day' },
  { value: '168', label: '1 week' },
  { value: '720', label: '30 days' },
  { value: '8760', label: '1 year' },
]

/** How something is shared: for how long, under which title, behind which password. */
export function ShareForm({ standardTitle, busy, problem, errors, onSubmit }: ShareFormProps): ReactElement {
  const [title, setTitle] = useState('')
  const [password, setPassword] = useState('')
  const [hours, setHours] = useState('168')
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit({ title: title.trim(), password, hours: Number(hours) })
      }}
    >
      <Segmented label="The link works for" value={hours} options={lives} onChange={setHours} />
      <TextField
        label="Title"
        name="title"
        autoComplete="off"
        maxLength={200}
        placeholder={standardTitle}
        value={title}
        error={errors.title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <TextField
        label="Password, if you like"
        name="share-password"
        // Not hidden: it is told to somebody else, and must be read to be told.
        type="text"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={256}
        value={password}
        error={errors.password}
        hint="At least 4 characters. Send it another way than the link."
        onChange={(event) => setPassword(event.target.value)}
      />
      {problem && <ErrorNotice problem={problem} />}
      <Button type="submit" variant="primary" busy={busy}>
        Make the link
      </Button>
    </form>
  )
}
