import { Badge, Bytes, ErrorNotice, Row, RowList, SelectField, Setting } from '@tessera/ui'
import { getQueryKey } from '@trpc/react-query'
import { useState } from 'react'
import { useApp } from '../../compose.ts'
import { describeProblem } from '../../lib/problems.ts'
import { formatMoment } from '../../lib/times.ts'
import { type Inputs, trpc } from '../../lib/trpc.ts'
import { MoreButton } from './more-button.tsx'
import { usePages } from './pages.ts'

type Outcome = NonNullable<Inputs['admin']['uploads']['outcome']>

const labels: Record<Outcome, string> = {
  accepted: 'Accepted',
  deduplicated: 'Already there',
  refused: 'Refused',
}
const options = [
  { value: '' as Outcome | '', label: 'All' },
  ...(Object.keys(labels) as Outcome[]).map((value) => ({ value, label: labels[value] })),
]

const ways = {
  multipart: 'by form',
  put: 'to a signed address',
  tus: 'resumable',
  rest: 'by the server itself',
}

/** What came in, from whom and from where, and why what did not was refused. */
export function UploadsSection() {
  const { client } = useApp()
  const [outcome, setOutcome] = useState<Outcome | ''>('')
  const query = { limit: 50, ...(outcome && { outcome }) }
  const list = usePages(getQueryKey(trpc.admin.uploads, query, 'query'), (page, signal) =>
    client.admin.uploads.query({ ...query, ...page }, { signal }),
  )
  const uploads = list.data?.pages.flatMap((page) => page.uploads) ?? []
  return (
    <Setting
      title="Upload log"
      description="The last 200 uploads of each account, the newest first."
      action={
        <SelectField
          className="w-40"
          label="Outcome"
          value={outcome}
          options={options}
          onChange={setOutcome}
        />
      }
    >
      {list.error && <ErrorNotice problem={describeProblem(list.error)} />}
      {list.data && uploads.length === 0 && <p className="text-14 text-quiet">There are none.</p>}
      <RowList label="Uploads">
        {uploads.map((upload) => (
          <Row
            key={upload.id}
            title={upload.name}
            badges={
              <Badge tone={upload.outcome === 'refused' ? 'danger' : 'plain'}>{labels[upload.outcome]}</Badge>
            }
            details={
              <>
                <span>{upload.user.username ?? 'a deleted account'}</span>
                <span>{formatMoment(upload.createdAt)}</span>
                <Bytes bytes={upload.bytes} />
                <span>{ways[upload.via]}</span>
                {upload.address && <span>from {upload.address}</span>}
              </>
            }
          >
            {upload.error && (
              <p className="text-13 text-danger [overflow-wrap:anywhere]">{upload.error.message}</p>
            )}
          </Row>
        ))}
      </RowList>
      <MoreButton list={list} />
    </Setting>
  )
}
