import { Bytes, ErrorNotice, Setting } from '@tessera/ui'
import type { ReactNode } from 'react'
import { describeProblem } from '../../lib/problems.ts'
import { trpc } from '../../lib/trpc.ts'

/** What all accounts have together. */
export function UsageSection() {
  const { data, error } = trpc.admin.usage.useQuery()
  const usage = data?.usage
  return (
    <>
      <Setting title="Usage" description="Of all accounts together. What each uses is shown under People.">
        {error && <ErrorNotice problem={describeProblem(error)} />}
        {usage && (
          <Figures
            figures={[
              ['Accounts', usage.users],
              ['Images', usage.images],
              ['Compressions', usage.compressions],
              ['Tilings', usage.tilings],
              ['Originals and outputs', <Bytes key="bytes" bytes={usage.bytes} />],
            ]}
          />
        )}
      </Setting>
      <Setting
        title="Limits of an account"
        description="They come from the server’s settings, and hold for every account that has none of its own."
      >
        {usage && (
          <Figures
            figures={[
              ['Images', usage.limits.images],
              ['Storage', <Bytes key="bytes" bytes={usage.limits.bytes} />],
              ['Compressions per image', usage.limits.compressionsPerImage],
              ['Tilings per image', usage.limits.tilingsPerImage],
            ]}
          />
        )}
      </Setting>
    </>
  )
}

function Figures({ figures }: { figures: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className="figures grid grid-cols-[repeat(auto-fill,minmax(140px,1fr))] gap-x-6 gap-y-5">
      {figures.map(([label, value]) => (
        <div key={label} className="flex flex-col-reverse justify-end">
          <dt className="text-13 text-quiet">{label}</dt>
          <dd className="text-20 font-semibold">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
