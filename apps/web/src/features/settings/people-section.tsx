import {
  Badge,
  Button,
  Bytes,
  Dialog,
  ErrorNotice,
  IconButton,
  Meter,
  NewAccountForm,
  Row,
  RowList,
  Setting,
  TextField,
} from '@tessera/ui'
import { getQueryKey } from '@trpc/react-query'
import { Pencil, UserPlus } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { useApp } from '../../compose.ts'
import { describeProblem, formProblem } from '../../lib/problems.ts'
import { formatDay } from '../../lib/times.ts'
import { type Account, trpc } from '../../lib/trpc.ts'
import { InvitationsSetting } from './invitations-setting.tsx'
import { MoreButton } from './more-button.tsx'
import { usePages } from './pages.ts'
import { PersonDialog } from './person-dialog.tsx'

/** All accounts of the server, and the way for new ones to come. */
export function PeopleSection() {
  const { client } = useApp()
  const [words, setWords] = useState('')
  const search = useDeferredValue(words.trim())
  const query = { limit: 50, ...(search && { search }) }
  const list = usePages(getQueryKey(trpc.admin.users.list, query, 'infinite'), (page, signal) =>
    client.admin.users.list.query({ ...query, ...page }, { signal }),
  )
  const people = list.data?.pages.flatMap(({ users }) => users) ?? []
  const [edited, setEdited] = useState<string | null>(null)
  const [adding, setAdding] = useState(false)
  const total = list.data?.pages[0]?.total

  return (
    <>
      <Setting
        title="People"
        description={total === undefined ? undefined : `${total} ${total === 1 ? 'account' : 'accounts'}`}
        action={
          <Button icon={UserPlus} onClick={() => setAdding(true)}>
            New account
          </Button>
        }
      >
        <TextField
          label="Find by name"
          type="search"
          className="max-w-90"
          value={words}
          maxLength={200}
          onChange={(event) => setWords(event.target.value)}
        />
        {list.error && <ErrorNotice problem={describeProblem(list.error)} />}
        <RowList label="People">
          {people.map((person) => (
            <PersonRow key={person.id} person={person} onEdit={() => setEdited(person.id)} />
          ))}
        </RowList>
        <MoreButton list={list} />
      </Setting>
      <InvitationsSetting />
      <PersonDialog person={people.find(({ id }) => id === edited) ?? null} onClose={() => setEdited(null)} />
      <Dialog open={adding} title="New account" onClose={() => setAdding(false)}>
        <NewAccount onDone={() => setAdding(false)} />
      </Dialog>
    </>
  )
}

function PersonRow({ person, onEdit }: { person: Account; onEdit(): void }) {
  const { username, role, disabled, createdAt, quota } = person
  const { images, bytes } = quota
  // Whichever is nearer to its end.
  const byImages = images.used * bytes.limit >= bytes.used * images.limit
  const [what, tightest] = byImages ? ['Images', images] : ['Storage', bytes]
  return (
    <Row
      title={username}
      badges={
        <>
          {role === 'admin' && <Badge tone="strong">Admin</Badge>}
          {disabled && <Badge tone="danger">Disabled</Badge>}
        </>
      }
      details={
        <>
          <span>
            {images.used} of {images.limit} images
          </span>
          <span>
            <Bytes bytes={bytes.used} /> of <Bytes bytes={bytes.limit} />
          </span>
          <span>since {formatDay(createdAt)}</span>
        </>
      }
      actions={<IconButton icon={Pencil} label={`Edit ${username}`} onClick={onEdit} />}
    >
      <div className="max-w-64">
        <Meter label={`${what} of ${username}`} value={tightest.used} max={tightest.limit} />
      </div>
    </Row>
  )
}

function NewAccount({ onDone }: { onDone(): void }) {
  const { queries, toasts } = useApp()
  const create = trpc.admin.users.create.useMutation({
    onSuccess({ user }) {
      toasts.show({ text: `${user.username} has an account now.` })
      void queries.admin.invalidate()
      onDone()
    },
  })
  return (
    <NewAccountForm
      busy={create.isPending}
      {...formProblem(create.error)}
      onSubmit={(account) => create.mutate(account)}
    />
  )
}
