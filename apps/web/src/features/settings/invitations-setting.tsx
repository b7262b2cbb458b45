import {
  Badge,
  ErrorNotice,
  IconButton,
  InvitationForm,
  Row,
  RowList,
  SecretNote,
  Setting,
} from '@tessera/ui'
import { getQueryKey } from '@trpc/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useApp } from '../../compose.ts'
import { copyText } from '../../lib/links.ts'
import { describeProblem, formProblem } from '../../lib/problems.ts'
import { formatDay } from '../../lib/times.ts'
import { type Invitation, trpc } from '../../lib/trpc.ts'
import { MoreButton } from './more-button.tsx'
import { usePages } from './pages.ts'

const modes = {
  open: 'Everybody can register on this server, with an invitation or without. One with a role gives that role.',
  invite: 'Only who has an invitation can register on this server. Each link lets one person in.',
  closed: 'Registration is closed on this server: make an account above instead.',
}

/** Links with which people register. */
export function InvitationsSetting() {
  const { client, queries, toasts } = useApp()
  const mode = trpc.auth.registration.useQuery().data?.registration
  const query = { limit: 20 }
  const list = usePages(getQueryKey(trpc.admin.invitations.list, query, 'infinite'), (page, signal) =>
    client.admin.invitations.list.query({ ...query, ...page }, { signal }),
  )
  const [forms, setForms] = useState(0)
  const refresh = () => void queries.admin.invitations.invalidate()
  const create = trpc.admin.invitations.create.useMutation({
    onSuccess: () => setForms(forms + 1),
    onSettled: refresh,
  })
  const withdraw = trpc.admin.invitations.delete.useMutation({ onSettled: refresh })
  const error = list.error ?? withdraw.error
  const made = create.data

  return (
    <Setting title="Invitations" description={mode && modes[mode]}>
      {made && (
        <SecretNote
          label="The invitation"
          value={made.url}
          onCopy={() => void copyText(made.url).then(() => toasts.show({ text: 'Invitation copied.' }))}
          onDone={create.reset}
        >
          Send this link to one person. It is shown this once, and good until{' '}
          {formatDay(made.invitation.expiresAt)}.
        </SecretNote>
      )}
      {mode !== 'closed' && (
        <InvitationForm
          key={forms}
          busy={create.isPending}
          {...formProblem(create.error)}
          onSubmit={(draft) => create.mutate(draft)}
        />
      )}
      {error && <ErrorNotice problem={describeProblem(error)} />}
      <RowList label="Invitations">
        {list.data?.pages
          .flatMap(({ invitations }) => invitations)
          .map((invitation) => (
            <InvitationRow
              key={invitation.id}
              invitation={invitation}
              onWithdraw={() => withdraw.mutate({ id: invitation.id })}
            />
          ))}
      </RowList>
      <MoreButton list={list} />
    </Setting>
  )
}

function InvitationRow({ invitation, onWithdraw }: { invitation: Invitation; onWithdraw(): void }) {
  const { note, role, status, createdBy, createdAt, expiresAt, usedBy } = invitation
  const name = note || 'Somebody'
  return (
    <Row
      title={name}
      badges={
        <>
          {role === 'admin' && <Badge tone="strong">Admin</Badge>}
          <Badge tone={status === 'open' ? 'success' : 'plain'}>{statusLabels[status]}</Badge>
        </>
      }
      details={
        <>
          <span>
            by {createdBy.username ?? 'a deleted account'}, {formatDay(createdAt)}
          </span>
          <span>
            {usedBy
              ? `used by ${usedBy.username ?? 'a deleted account'}`
              : `good until ${formatDay(expiresAt)}`}
          </span>
        </>
      }
      actions={
        <IconButton
          icon={Trash2}
          label={
            status === 'open' ? `Withdraw the invitation for ${name}` : `Remove the invitation for ${name}`
          }
          onClick={onWithdraw}
        />
      }
    />
  )
}

const statusLabels = { open: 'Open', used: 'Used', expired: 'Expired' }
