import { Badge, Button, ErrorNotice, IconButton, Row, RowList, Setting } from '@tessera/ui'
import { LogOut } from 'lucide-react'
import { useApp } from '../../compose.ts'
import { nameBrowser } from '../../lib/browser-name.ts'
import { describeProblem } from '../../lib/problems.ts'
import { formatDay, formatMoment } from '../../lib/times.ts'
import { trpc } from '../../lib/trpc.ts'

/** The browsers in which this person is logged in. */
export function SessionsSetting() {
  const { client, queries, toasts, leaveBy, logOut } = useApp()
  const list = trpc.sessions.list.useQuery()
  const sessions = list.data?.sessions ?? []
  const refresh = () => void queries.sessions.list.invalidate()
  const revoke = trpc.sessions.revoke.useMutation({ onSettled: refresh })
  const endOthers = trpc.auth.logoutEverywhere.useMutation({
    onSuccess: () => void toasts.show({ text: 'All other browsers are logged out.' }),
    onSettled: refresh,
  })
  const error = list.error ?? revoke.error ?? endOthers.error

  const endAll = () => leaveBy(() => client.auth.logoutEverywhere.mutate({ keepCurrent: false }))
  async function leave(how: () => Promise<void>): Promise<void> {
    try {
      await how()
    } catch (cause) {
      toasts.show({ text: `You are still logged in. ${describeProblem(cause).text}` })
    }
  }

  return (
    <Setting
      title="Where you are logged in"
      description="A browser stays logged in for 30 days after it was last used. Programs with an API token are not listed here."
    >
      {error && <ErrorNotice problem={describeProblem(error)} />}
      <RowList label="Browsers">
        {sessions.map(({ id, userAgent, address, createdAt, expiresAt, current }) => {
          const name = nameBrowser(userAgent)
          return (
            <Row
              key={id}
              title={name}
              badges={current && <Badge tone="strong">This browser</Badge>}
              details={
                <>
                  <span>since {formatMoment(createdAt)}</span>
                  {address && <span>from {address}</span>}
                  <span>ends {formatDay(expiresAt)}</span>
                </>
              }
              actions={
                <IconButton
                  icon={LogOut}
                  label={current ? 'Log out here' : `Log out ${name}, since ${formatMoment(createdAt)}`}
                  onClick={() => (current ? void leave(logOut) : revoke.mutate({ id }))}
                />
              }
            />
          )
        })}
      </RowList>
      <div className="flex flex-wrap gap-2">
        {sessions.length > 1 && (
          <Button busy={endOthers.isPending} onClick={() => endOthers.mutate({ keepCurrent: true })}>
            Log out all others
          </Button>
        )}
        <Button onClick={() => void leave(endAll)}>Log out everywhere</Button>
      </div>
    </Setting>
  )
}
