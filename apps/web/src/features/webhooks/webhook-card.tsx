import { Button, Dialog, ErrorNotice } from '@tessera/ui'
import { KeyRound, Power, Send, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useApp } from '../../compose.ts'
import { describeProblem } from '../../lib/problems.ts'
import { trpc, type Webhook } from '../../lib/trpc.ts'
import { DeliveryLog } from './delivery-log.tsx'
import { SecretOnce } from './secret-once.tsx'
import { describeEvents, formatMoment } from './webhook-words.ts'

/** One webhook: where it leads, what can be done with it, and what was sent. */
export function WebhookCard({ webhook }: { webhook: Webhook }) {
  const { id, url, events, disabled, disabledReason, previousSecretExpiresAt } = webhook
  const { queries } = useApp()
  const [deleting, setDeleting] = useState(false)
  const [reading, setReading] = useState(false)
  const refresh = () => queries.webhooks.list.invalidate()
  const update = trpc.webhooks.update.useMutation({ onSuccess: refresh })
  const rotate = trpc.webhooks.rotateSecret.useMutation({ onSuccess: refresh })
  const remove = trpc.webhooks.delete.useMutation({ onSuccess: refresh })
  const test = trpc.webhooks.test.useMutation({
    onSuccess() {
      setReading(true)
      return queries.webhooks.deliveries.invalidate()
    },
  })
  const error = update.error ?? rotate.error ?? remove.error ?? test.error
  const isInOverlap = previousSecretExpiresAt !== null && Date.parse(previousSecretExpiresAt) > Date.now()

  return (
    <li className="flex flex-col gap-3 border-b border-hairline py-5 last:border-b-0">
      <div>
        <h2 className="text-14 font-medium break-all">{url}</h2>
        <p className="text-13 text-quiet">{describeEvents(events)}</p>
        {disabled && (
          <p className="text-13 text-warning">Disabled. {disabledReason && `${disabledReason}.`}</p>
        )}
        {isInOverlap && (
          <p className="text-13 text-quiet">
            Messages are signed with the secret before as well until {formatMoment(previousSecretExpiresAt)}.
          </p>
        )}
      </div>
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
        <Button variant="danger" icon={Trash2} onClick={() => setDeleting(true)}>
          Delete
        </Button>
      </div>
      {rotate.data && <SecretOnce secret={rotate.data.secret} onDone={() => rotate.reset()} />}
      {error && <ErrorNotice problem={describeProblem(error)} />}
      <details open={reading} onToggle={(event) => setReading(event.currentTarget.open)}>
        <summary className="inline-block rounded-sm py-1 text-13 underline decoration-hairline underline-offset-2">
          What was sent
        </summary>
        {reading && (
          <div className="mt-2 flex flex-col items-start gap-3 *:w-full">
            <DeliveryLog webhookId={id} enabled={!disabled} />
          </div>
        )}
      </details>
      <Dialog
        open={deleting}
        title="Delete this webhook?"
        description="What waits to be sent is not, and the log goes with it. This cannot be undone."
        onClose={() => setDeleting(false)}
      >
        <div className="flex justify-end gap-2">
          <Button onClick={() => setDeleting(false)}>Keep it</Button>
          <Button variant="danger" busy={remove.isPending} onClick={() => remove.mutate({ id })}>
            Delete
          </Button>
        </div>
      </Dialog>
    </li>
  )
}
