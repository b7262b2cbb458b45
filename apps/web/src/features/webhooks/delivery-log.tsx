import { Badge, ErrorNotice, IconButton, Row, RowList } from '@tessera/ui'
import { getQueryKey } from '@trpc/react-query'
import { RotateCw } from 'lucide-react'
import { useApp } from '../../compose.ts'
import { describeProblem } from '../../lib/problems.ts'
import { formatMoment } from '../../lib/times.ts'
import { type Delivery, trpc } from '../../lib/trpc.ts'
import { MoreButton } from '../settings/more-button.tsx'
import { usePages } from '../settings/pages.ts'
import { describeAttempts, describeMessage, statusWords } from './webhook-words.ts'

/** No event tells of attempts, so the log asks, while it is open. */
export const lookEvery = 2000

/** What was sent to a webhook, newest first; what is over can be sent again. */
export function DeliveryLog({ webhookId, enabled }: { webhookId: string; enabled: boolean }) {
  const { client, queries, toasts } = useApp()
  const query = { id: webhookId, limit: 20 }
  const log = usePages(
    getQueryKey(trpc.webhooks.deliveries, query, 'query'),
    (page, signal) => client.webhooks.deliveries.query({ ...query, ...page }, { signal }),
    { everyMilliseconds: lookEvery },
  )
  const replay = trpc.webhooks.replay.useMutation({
    onSuccess: () => queries.webhooks.deliveries.invalidate(),
    onError: (error) => void toasts.show({ text: describeProblem(error).text }),
  })
  const deliveries = log.data?.pages.flatMap((page) => page.deliveries) ?? []

  return (
    <div className="flex flex-col gap-2">
      {log.error && <ErrorNotice problem={describeProblem(log.error)} />}
      {log.data && deliveries.length === 0 && <p className="text-13 text-quiet">Nothing yet.</p>}
      <RowList label="Messages">
        {deliveries.map((delivery) => (
          <Entry
            key={delivery.id}
            delivery={delivery}
            onReplay={enabled ? () => replay.mutate({ id: delivery.id }) : null}
          />
        ))}
      </RowList>
      <MoreButton list={log} />
    </div>
  )
}

const tones = { delivered: 'success', failed: 'danger', pending: 'plain' } as const

function Entry({ delivery, onReplay }: { delivery: Delivery; onReplay: (() => void) | null }) {
  const { type, status, createdAt, error } = delivery
  return (
    <Row
      title={describeMessage(type)}
      badges={<Badge tone={tones[status]}>{statusWords[status]}</Badge>}
      details={
        <>
          <span>{formatMoment(createdAt)}</span>
          <span>{describeAttempts(delivery)}</span>
          {error && <span>{error}</span>}
        </>
      }
      actions={
        onReplay &&
        status !== 'pending' && (
          <IconButton icon={RotateCw} label={`Send again: ${describeMessage(type)}`} onClick={onReplay} />
        )
      }
    />
  )
}
