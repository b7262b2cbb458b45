import {
  Badge,
  Button,
  Dialog,
  ErrorNotice,
  IconButton,
  Row,
  RowList,
  SecretNote,
  Setting,
  TokenForm,
} from '@tessera/ui'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useApp } from '../../compose.ts'
import { copyText } from '../../lib/links.ts'
import { describeProblem, formProblem } from '../../lib/problems.ts'
import { formatDay } from '../../lib/times.ts'
import { type Inputs, trpc } from '../../lib/trpc.ts'

type Scope = NonNullable<Inputs['tokens']['create']['scopes']>[number]

const allScopes: readonly { value: Scope; label: string; hint?: string }[] = [
  { value: 'read', label: 'Read', hint: 'See and download images and what was made from them' },
  { value: 'write', label: 'Write', hint: 'Upload, compress, change and delete' },
  { value: 'admin', label: 'Act as an admin', hint: 'See and change all accounts' },
]
const scopeLabels = Object.fromEntries(allScopes.map(({ value, label }) => [value, label]))

/** Tokens with which programs act for this person. */
export function TokensSection() {
  const { queries } = useApp()
  const isAdmin = trpc.account.me.useQuery().data?.user.role === 'admin'
  const list = trpc.tokens.list.useQuery()
  const [forms, setForms] = useState(0)
  const create = trpc.tokens.create.useMutation({
    onSuccess() {
      setForms(forms + 1)
      void queries.tokens.list.invalidate()
    },
  })
  const scopes = allScopes.filter(({ value }) => isAdmin || value !== 'admin')

  return (
    <>
      <Setting
        title="New token"
        description="With a token a program acts for you: it sends it as “Authorization: Bearer”, and can do what is ticked here."
      >
        {create.data && <NewToken token={create.data.token} onDone={create.reset} />}
        <TokenForm
          key={forms}
          scopes={scopes}
          busy={create.isPending}
          {...formProblem(create.error)}
          onSubmit={({ name, scopes: chosen, expiresInDays }) =>
            create.mutate({
              name,
              scopes: chosen as Scope[],
              ...(expiresInDays !== null && { expiresInDays }),
            })
          }
        />
      </Setting>
      <Setting title="Tokens">
        {list.error && <ErrorNotice problem={describeProblem(list.error)} />}
        {list.data?.total === 0 && <p className="text-14 text-quiet">There are none yet.</p>}
        <TokenRows tokens={list.data?.tokens ?? []} />
      </Setting>
    </>
  )
}

function NewToken({ token, onDone }: { token: string; onDone(): void }) {
  const { toasts } = useApp()
  return (
    <SecretNote
      label="Your new token"
      value={token}
      onCopy={() => void copyText(token).then(() => toasts.show({ text: 'Token copied.' }))}
      onDone={onDone}
    >
      Copy it now: it is shown this once, and nobody can look it up.
    </SecretNote>
  )
}

interface TokenItem {
  id: string
  name: string
  scopes: readonly string[]
  createdAt: string
  expiresAt: string | null
}

function TokenRows({ tokens }: { tokens: readonly TokenItem[] }) {
  const { queries } = useApp()
  const [asked, setAsked] = useState<TokenItem | null>(null)
  const revoke = trpc.tokens.delete.useMutation({
    onSuccess: () => setAsked(null),
    onSettled: () => void queries.tokens.list.invalidate(),
  })
  return (
    <>
      <RowList label="Tokens">
        {tokens.toReversed().map((token) => (
          <Row
            key={token.id}
            title={token.name}
            badges={token.scopes.map((scope) => <Badge key={scope}>{scopeLabels[scope] ?? scope}</Badge>)}
            details={
              <>
                <span>made {formatDay(token.createdAt)}</span>
                <span>{endOf(token.expiresAt)}</span>
              </>
            }
            actions={
              <IconButton icon={Trash2} label={`Revoke ${token.name}`} onClick={() => setAsked(token)} />
            }
          />
        ))}
      </RowList>
      <Dialog
        open={asked !== null}
        title={`Revoke ${asked?.name ?? ''}?`}
        description="Programs that use this token are refused from then on. It cannot be brought back."
        onClose={() => setAsked(null)}
      >
        {revoke.error && <ErrorNotice className="mb-4" problem={describeProblem(revoke.error)} />}
        <Button
          variant="danger"
          busy={revoke.isPending}
          onClick={() => asked && revoke.mutate({ id: asked.id })}
        >
          Revoke the token
        </Button>
      </Dialog>
    </>
  )
}

function endOf(expiresAt: string | null): string {
  if (expiresAt === null) return 'does not end'
  return Date.parse(expiresAt) > Date.now() ? `ends ${formatDay(expiresAt)}` : `ended ${formatDay(expiresAt)}`
}
