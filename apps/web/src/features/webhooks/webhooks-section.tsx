import { ErrorNotice, RowList, Setting } from '@tessera/ui'
import { describeProblem } from '../../lib/problems.ts'
import { trpc } from '../../lib/trpc.ts'
import { AddWebhook } from './add-webhook.tsx'
import { WebhookRow } from './webhook-row.tsx'

/** Addresses of this person that are told what happens. */
export function WebhooksSection() {
  const list = trpc.webhooks.list.useQuery()
  return (
    <>
      <Setting
        title="New webhook"
        description="A webhook is an address of yours that is sent a signed message when something happens here; if it does not answer, again and again over three days."
      >
        <AddWebhook />
      </Setting>
      <Setting title="Webhooks">
        {list.error && <ErrorNotice problem={describeProblem(list.error)} />}
        {list.data?.total === 0 && <p className="text-14 text-quiet">There are none yet.</p>}
        <RowList label="Webhooks">
          {list.data?.webhooks.toReversed().map((webhook) => (
            <WebhookRow key={webhook.id} webhook={webhook} />
          ))}
        </RowList>
      </Setting>
    </>
  )
}
