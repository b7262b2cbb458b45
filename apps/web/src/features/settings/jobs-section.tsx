import { Badge, ErrorNotice, Row, RowList, SelectField, Setting } from '@tessera/ui'
import { getQueryKey } from '@trpc/react-query'
import { useState } from 'react'
import { useApp } from '../../compose.ts'
import { describeProblem } from '../../lib/problems.ts'
import { formatMoment } from '../../lib/times.ts'
import { type Inputs, trpc } from '../../lib/trpc.ts'
import { MoreButton } from './more-button.tsx'
import { usePages } from './pages.ts'

type Status = NonNullable<Inputs['admin']['jobs']['status']>

const labels: Record<Status, string> = {
  queued: 'Queued',
  processing: 'Processing',
  ready: 'Ready',
  failed: 'Failed',
  cancelled: 'Cancelled',
}
const options = [
  { value: '' as Status | '', label: 'All' },
  ...(Object.keys(labels) as Status[]).map((value) => ({ value, label: labels[value] })),
]
const kinds = {
  thumbnail: 'Thumbnail',
  digest: 'Checksum',
  compression: 'Compression',
  tiling: 'Tiling',
}

/** Events tell each person of their own jobs only, so this asks again. */
const everyMilliseconds = 10_000

/** What is and was being made, for everybody. */
export function JobsSection() {
  const { client } = useApp()
  const [status, setStatus] = useState<Status | ''>('')
  const query = { limit: 50, ...(status && { status }) }
  const list = usePages(
    getQueryKey(trpc.admin.jobs, query, 'query'),
    (page, signal) => client.admin.jobs.query({ ...query, ...page }, { signal }),
    { everyMilliseconds },
  )
  const jobs = list.data?.pages.flatMap((page) => page.jobs) ?? []
  return (
    <Setting
      title="Jobs"
      description="Of all accounts, the newest first."
      action={
        <SelectField className="w-40" label="Status" value={status} options={options} onChange={setStatus} />
      }
    >
      {list.error && <ErrorNotice problem={describeProblem(list.error)} />}
      {list.data && jobs.length === 0 && <p className="text-14 text-quiet">There are none.</p>}
      <RowList label="Jobs">
        {jobs.map((job) => (
          <Row
            key={job.id}
            title={kinds[job.kind]}
            badges={<Badge tone={toneOf(job.status)}>{labels[job.status]}</Badge>}
            details={
              <>
                <span>{job.user.username ?? 'a deleted account'}</span>
                <span>{formatMoment(job.createdAt)}</span>
                {job.attempts > 1 && <span>{job.attempts} attempts</span>}
              </>
            }
          >
            {job.status === 'failed' && job.error && (
              <p className="text-13 text-danger">{describeProblem(job.error).text}</p>
            )}
          </Row>
        ))}
      </RowList>
      <MoreButton list={list} />
    </Setting>
  )
}

function toneOf(status: Status) {
  if (status === 'failed') return 'danger'
  return status === 'queued' || status === 'processing' ? 'strong' : 'plain'
}
