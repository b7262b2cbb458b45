import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, ErrorNotice, IconButton } from '@tessera/ui'
import { getQueryKey } from '@trpc/react-query'
import { RotateCw } from 'lucide-react'
import { useApp } from '../../compose.ts'
import { describeProblem } from '../../lib/problems.ts'
import { type Delivery, trpc } from '../../lib/trpc.ts'
import { describeDelivery, describeMessage, formatMoment } from './webhook-words.ts'

const pageSize = 20
/** Nothing tells of attempts, so while one is to come the log asks. */
const lookEvery = 2000

/** What was sent to a webhook, newest first; what is over can be sent again. */
export function DeliveryLog({ webhookId, enabled }: { webhookId: string; enabled: boolean }) {
  const { client, queries, toasts } = useApp()
  const query = { id: webhookId, limit: pageSize }
  // As in the gallery, not by trpc's own hook, which sends a `direction` along.
  const log = useInfiniteQuery({
    queryKey: getQueryKey(trpc.webhooks.deliveries, query, 'infinite'),
    queryFn: ({ pageParam, signal }) =>
      client.webhooks.deliveries.query(
        { ...query, ...(pageParam !== null && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.deliveries.some(({ status }) => status === 'pending'))
        ? lookEvery
        : false,
  })
  const replay = trpc.webhooks.replay.useMutation({
    onSuccess: () => queries.webhooks.deliveries.invalidate(),
    onError: (error) => void toasts.show({ text: describeProblem(error).text }),
  })
  const deliveries = log.data?.pages.flatMap((page) => page.deliveries) ?? []

  if (log.error) return <ErrorNotice problem={describeProblem(log.error)} />
  if (!log.data) return <p className="text-13 text-quiet">Loading</p>
  if (deliveries.length === 0) return <p className="text-13 text-quiet">Nothing was sent yet.</p>
  return (
    <>
      <ul aria-label="Messages" aria-live="polite" className="flex flex-col">
        {deliveries.map((delivery) => (
          <Entry
            key={delivery.id}
            delivery={delivery}
            onReplay={enabled ? () => replay.mutate({ id: delivery.id }) : null}
          />
        ))}
      </ul>
      {log.hasNextPage && (
        <Button busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          Show older
        </Button>
      )}
    </>
  )
}

const colours = { delivered: 'text-success', failed: 'text-danger', pending: 'text-quiet' }

function Entry({ delivery, onReplay }: { delivery: Delivery; onReplay: (() => void) | null }) {
  const { type, status, createdAt } = delivery
  return (
    <li className="flex min-h-11 items-center gap-3 border-b border-hairline py-1 last:border-b-0">
      <div className="min-w-0 grow">
        <p className="figures flex flex-wrap justify-between gap-x-4 text-14">
          {describeMessage(type)}
          <time dateTime={createdAt} className="text-13 text-quiet">
            {formatMoment(createdAt)}
          </time>
        </p>
        <p className={`text-13 text-pretty ${colours[status]}`}>{describeDelivery(delivery)}</p>
      </div>
      {onReplay && status !== 'pending' && (
        <IconButton icon={RotateCw} label={`Send again: ${describeMessage(type)}`} onClick={onReplay} />
      )}
    </li>
  )
}
