import { Button, Dialog, ErrorNotice, Setting, TextField } from '@tessera/ui'
import { useState } from 'react'
import { useApp } from '../../compose.ts'
import { formProblem } from '../../lib/problems.ts'

/** The one thing here that cannot be undone, so it asks for the password. */
export function DeleteAccount() {
  const [open, setOpen] = useState(false)
  return (
    <Setting
      title="Delete this account"
      description="All images go with it, and everything that was made from them. This cannot be undone."
    >
      <Button variant="danger" className="-ml-3 self-start" onClick={() => setOpen(true)}>
        Delete this account…
      </Button>
      <Dialog
        open={open}
        title="Delete this account"
        description="Enter your password to delete the account and all of its images for good."
        onClose={() => setOpen(false)}
      >
        <DeleteForm />
      </Dialog>
    </Setting>
  )
}

function DeleteForm() {
  const { client, leaveBy } = useApp()
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const { problem, errors } = formProblem(failure)

  async function submit(): Promise<void> {
    setBusy(true)
    setFailure(null)
    try {
      await leaveBy(() => client.account.delete.mutate({ password }))
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }

  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <TextField
        label="Password"
        type="password"
        autoComplete="current-password"
        autoFocus
        value={password}
        error={errors.password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {problem && <ErrorNotice problem={problem} />}
      <Button type="submit" variant="danger" busy={busy}>
        Delete for good
      </Button>
    </form>
  )
}
