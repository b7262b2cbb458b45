import { Link } from '@tanstack/react-router'
import { buttonClass } from '@tessera/ui'
import { ArrowLeft } from 'lucide-react'
import { usePage } from '../features/page.ts'
import { AddWebhook } from '../features/webhooks/add-webhook.tsx'
import { WebhookCard } from '../features/webhooks/webhook-card.tsx'
import { trpc } from '../lib/trpc.ts'
import { LoadingPage, ProblemPage } from './other-pages.tsx'

export function WebhooksPage() {
  const { data, error, refetch } = trpc.webhooks.list.useQuery()
  usePage('Webhooks')
  if (error && !data) return <ProblemPage error={error} reset={() => void refetch()} />
  if (!data) return <LoadingPage />

  return (
    <>
      <header className="flex min-h-14 items-center gap-1 border-b border-hairline px-2 sm:px-4">
        <Link
          to="/"
          aria-label="Back to the gallery"
          title="Back to the gallery"
          className={buttonClass('plain', { shape: 'icon' })}
        >
          <ArrowLeft aria-hidden size={18} strokeWidth={1.5} />
        </Link>
        <h1 className="text-16 font-semibold">Webhooks</h1>
      </header>
      <main tabIndex={-1} className="mx-auto w-full max-w-160 px-4 pt-6 pb-16 outline-none">
        <p className="text-14 text-pretty text-quiet">
          A webhook is an address of yours that is sent a signed message when something happens here, again
          over three days if need be until it answers.
        </p>
        {data.webhooks.length > 0 && (
          <ul aria-label="Webhooks" className="mt-2 flex flex-col">
            {data.webhooks.map((webhook) => (
              <WebhookCard key={webhook.id} webhook={webhook} />
            ))}
          </ul>
        )}
        <section aria-labelledby="add-webhook" className="mt-8">
          <h2 id="add-webhook" className="mb-3 text-16 font-semibold">
            Add a webhook
          </h2>
          <AddWebhook />
        </section>
      </main>
    </>
  )
}
