import { AccountForm, Button, Dialog, ErrorNotice, type LimitsDraft, TextField } from '@tessera/ui'
import { useState } from 'react'
import { useApp } from '../../compose.ts'
import { describeProblem, formProblem } from '../../lib/problems.ts'
import { type Account, trpc } from '../../lib/trpc.ts'
import { draftOf, type Limits, readLimits } from './limits.ts'

/** What an admin can do about one account. */
export function PersonDialog({ person, onClose }: { person: Account | null; onClose(): void }) {
  const usage = trpc.admin.usage.useQuery(undefined, { enabled: person !== null })
  const standard = usage.data?.usage.limits
  return (
    <Dialog open={person !== null} title={person?.username ?? ''} onClose={onClose}>
      {usage.error && <ErrorNotice problem={describeProblem(usage.error)} />}
      {person && standard && <Person person={person} standard={standard} onClose={onClose} />}
    </Dialog>
  )
}

function Person({ person, standard, onClose }: { person: Account; standard: Limits; onClose(): void }) {
  const { id, username, disabled } = person
  const { queries, toasts } = useApp()
  const [wrong, setWrong] = useState<Partial<Record<keyof LimitsDraft, string>>>({})
  const refresh = () => void queries.admin.invalidate()
  const save = trpc.admin.users.update.useMutation({
    onSuccess() {
      toasts.show({ text: `${username} is saved.` })
      onClose()
    },
    onSettled: refresh,
  })
  const toggle = trpc.admin.users.update.useMutation({
    onSuccess({ user }) {
      toasts.show({
        text: user.disabled
          ? `${username} is disabled and logged out everywhere.`
          : `${username} can log in again.`,
      })
      onClose()
    },
    onSettled: refresh,
  })

  return (
    <div className="flex flex-col gap-5">
      <AccountForm
        present={{ role: person.role, limits: draftOf(person.ownLimits) }}
        standard={draftOf(standard)}
        busy={save.isPending}
        problem={formProblem(save.error).problem}
        errors={wrong}
        onSubmit={({ role, limits }) => {
          const read = readLimits(limits, person.ownLimits)
          setWrong(read.errors)
          if (read.limits) save.mutate({ id, role, quota: read.limits })
        }}
      />
      <ResetPassword id={id} username={username} onDone={onClose} />
      <div className="flex flex-col gap-2 border-t border-hairline pt-4">
        <p className="text-13 text-pretty text-quiet">
          {disabled
            ? 'This account is disabled: nobody can log in to it. What it holds is kept.'
            : 'Disabling logs the account out everywhere, revokes its API tokens and cancels its jobs. What it holds is kept.'}
        </p>
        {toggle.error && <ErrorNotice problem={describeProblem(toggle.error)} />}
        <Button
          busy={toggle.isPending}
          className="self-start"
          onClick={() => toggle.mutate({ id, disabled: !disabled })}
        >
          {disabled ? 'Enable' : 'Disable'}
        </Button>
      </div>
      <DeletePerson id={id} username={username} onDone={onClose} />
    </div>
  )
}

interface About {
  id: string
  username: string
  onDone(): void
}

function ResetPassword({ id, username, onDone }: About) {
  const { toasts } = useApp()
  const [password, setPassword] = useState('')
  const reset = trpc.admin.users.resetPassword.useMutation({
    onSuccess() {
      toasts.show({ text: `${username} has a new password, and is logged out everywhere.` })
      onDone()
    },
  })
  const { problem, errors } = formProblem(reset.error)
  return (
    <form
      noValidate
      className="flex flex-col gap-3 border-t border-hairline pt-4"
      onSubmit={(event) => {
        event.preventDefault()
        reset.mutate({ id, password })
      }}
    >
      <TextField
        label="New password"
        type="password"
        autoComplete="new-password"
        value={password}
        error={errors.password}
        hint="Ends all sessions and API tokens of this account"
        onChange={(event) => setPassword(event.target.value)}
      />
      {problem && <ErrorNotice problem={problem} />}
      <Button type="submit" busy={reset.isPending} disabled={password === ''} className="self-start">
        Set the password
      </Button>
    </form>
  )
}

/** It cannot be undone, so the name has to be written. */
function DeletePerson({ id, username, onDone }: About) {
  const { queries, toasts } = useApp()
  const [written, setWritten] = useState('')
  const remove = trpc.admin.users.delete.useMutation({
    onSuccess() {
      toasts.show({ text: `${username} and all of its images are deleted.` })
      onDone()
    },
    onSettled: () => void queries.admin.invalidate(),
  })
  return (
    <form
      noValidate
      className="flex flex-col gap-3 border-t border-hairline pt-4"
      onSubmit={(event) => {
        event.preventDefault()
        remove.mutate({ id })
      }}
    >
      <TextField
        label="Delete the account"
        autoComplete="off"
        value={written}
        hint={`Write “${username}” to delete the account with all of its images, for good`}
        onChange={(event) => setWritten(event.target.value)}
      />
      {remove.error && <ErrorNotice problem={describeProblem(remove.error)} />}
      <Button
        type="submit"
        variant="danger"
        busy={remove.isPending}
        disabled={written !== username}
        className="-ml-3 self-start"
      >
        Delete for good
      </Button>
    </form>
  )
}
