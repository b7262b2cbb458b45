import { PasswordForm, Setting } from '@tessera/ui'
import { useState } from 'react'
import { useApp } from '../../compose.ts'
import { formProblem } from '../../lib/problems.ts'
import { trpc } from '../../lib/trpc.ts'
import { useValue } from '../../lib/value.ts'
import { DeleteAccount } from './delete-account.tsx'
import { SessionsSetting } from './sessions-setting.tsx'

/** The password, where somebody is logged in, and the way out. */
export function AccountSection() {
  return (
    <>
      <PasswordSetting />
      <SessionsSetting />
      <DeleteAccount />
    </>
  )
}

function PasswordSetting() {
  const { session, queries, toasts } = useApp()
  const state = useValue(session.state)
  const [changes, setChanges] = useState(0)
  const change = trpc.account.changePassword.useMutation({
    onSuccess() {
      setChanges(changes + 1)
      toasts.show({ text: 'Your password is changed. All other browsers are logged out.' })
      void queries.sessions.list.invalidate()
      void queries.tokens.list.invalidate()
    },
  })
  return (
    <Setting title="Password" description="Changing it logs out all other browsers.">
      <PasswordForm
        key={changes}
        username={state.kind === 'in' || state.kind === 'expired' ? state.person.username : ''}
        busy={change.isPending}
        {...formProblem(change.error)}
        onSubmit={(input) => change.mutate(input)}
      />
    </Setting>
  )
}
