import { Badge, Button, Dialog, ErrorNotice, IconButton, Row } from '@tessera/ui'
import { KeyRound, Power, Send, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useApp } from '../../compose.ts'
import { describeProblem } from '../../lib/problems.ts'
import { formatMoment } from '../../lib/times.ts'
import { trpc, type Webhook } from '../../lib/trpc.ts'
import { DeliveryLog, lookEvery } from './delivery-log.tsx'
import { NewSecret } from './new-secret.tsx'
import { describeEvents } from './webhook-words.ts'

/** One webhook: where it leads, what can be done with it, and what was sent. */
export function WebhookRow({ webhook }: { webhook: Webhook }) {
  const { id, url, events, disabled, disabledReason, previousSecretExpiresAt } = webhook
  const { queries } = useApp()
  const [deleting, setDeleting] = useState(false)
  const [reading, setReading] = useState(false)
  const refresh = () => queries.webhooks.list.invalidate()
  const update = trpc.webhooks.update.useMutation({ onSuccess: refresh })
  const rotate = trpc.webhooks.rotateSecret.useMutation({ onSuccess: refresh })
  const test = trpc.webhooks.test.useMutation({
    onSuccess() {
      setReading(true)
      return queries.webhooks.deliveries.invalidate()
    },
  })
  const isFailing = useIsFailing(id, { enabled: !disabled, watched: reading })
  const error = update.error ?? rotate.error ?? test.error
  const isInOverlap = previousSecretExpiresAt !== null && Date.parse(previousSecretExpiresAt) > Date.now()

  return (
    <Row
      title={url}
      badges={
        disabled ? (
          <Badge tone="danger">Disabled</Badge>
        ) : (
          isFailing && <Badge tone="danger">Not getting through</Badge>
        )
      }
      details={
        <>
          <span>{describeEvents(events)}</span>
          {disabledReason && <span>{disabledReason}</span>}
          {isInOverlap && (
            <span>the secret before signs as well until {formatMoment(previousSecretExpiresAt)}</span>
          )}
        </>
      }
      actions={<IconButton icon={Trash2} label={`Delete ${url}`} onClick={() => setDeleting(true)} />}
    >
      <div className="flex flex-wrap gap-2">
        {!disabled && (
          <Button icon={Send} busy={test.isPending} onClick={() => test.mutate({ id })}>
            Send a test
          </Button>
        )}
        <Button icon={KeyRound} busy={rotate.isPending} onClick={() => rotate.mutate({ id })}>
          New secret
        </Button>
        <Button
          icon={Power}
          busy={update.isPending}
          onClick={() => update.mutate({ id, disabled: !disabled })}
        >
          {disabled ? 'Enable' : 'Disable'}
        </Button>
      </div>
      {rotate.data && <NewSecret secret={rotate.data.secret} onDone={rotate.reset} />}
      {error && <ErrorNotice problem={describeProblem(error)} />}
      <details open={reading} onToggle={(event) => setReading(event.currentTarget.open)}>
        <summary className="inline-block rounded-sm py-1 text-13 pointer-coarse:py-3 underline decoration-hairline underline-offset-2">
          What was sent
        </summary>
        {reading && <DeliveryLog webhookId={id} enabled={!disabled} />}
      </details>
      <DeleteWebhook webhook={webhook} open={deleting} onClose={() => setDeleting(false)} />
    </Row>
  )
}

/** Whether the newest message that was tried has not arrived, which nobody would see who does not open the log. */
function useIsFailing(id: string, { enabled, watched }: { enabled: boolean; watched: boolean }): boolean {
  const newest = trpc.webhooks.deliveries.useQuery(
    { id, limit: 10 },
    { enabled, staleTime: 0, refetchInterval: watched && lookEvery },
  )
  const tried = newest.data?.deliveries.find(({ attempts }) => attempts > 0)
  return tried !== undefined && tried.status !== 'delivered'
}

function DeleteWebhook({
  webhook: { id, url },
  open,
  onClose,
}: {
  webhook: Webhook
  open: boolean
  onClose(): void
}) {
  const { queries } = useApp()
  const remove = trpc.webhooks.delete.useMutation({
    onSettled: () => void queries.webhooks.list.invalidate(),
  })
  return (
    <Dialog
      open={open}
      title="Delete this webhook?"
      description={`What waits to be sent to ${url} is not, and the log goes with it. It cannot be brought back.`}
      onClose={onClose}
    >
      {remove.error && <ErrorNotice className="mb-4" problem={describeProblem(remove.error)} />}
      <Button variant="danger" busy={remove.isPending} onClick={() => remove.mutate({ id })}>
        Delete the webhook
      </Button>
    </Dialog>
  )
}
