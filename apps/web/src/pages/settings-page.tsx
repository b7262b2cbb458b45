import { Link, useParams } from '@tanstack/react-router'
import { classNames } from '@tessera/ui'
import { useEffect, useRef } from 'react'
import { BackLink } from '../features/back-link.tsx'
import { usePage } from '../features/page.ts'
import { type SettingsSection, sections } from '../features/settings/sections.ts'
import { trpc } from '../lib/trpc.ts'
import { LoadingPage, MissingPage, ProblemPage } from './other-pages.tsx'

/** Everything that can be set, one section at a time; the list of them stands beside it, on a phone above. */
export function SettingsPage() {
  const { section: id } = useParams({ from: '/shell/settings/$section' })
  const me = trpc.account.me.useQuery()
  const isAdmin = me.data?.user.role === 'admin'
  const seen = sections.filter(({ forAdmins }) => isAdmin || !forAdmins)
  const section = seen.find((each) => each.id === id)
  usePage(section?.label ?? 'Settings')

  return (
    <>
      <header className="border-b border-hairline">
        <div className="flex min-h-14 items-center gap-1 px-2 sm:px-4">
          <BackLink />
          <h1 className="text-16 font-semibold">Settings</h1>
        </div>
      </header>
      <div className="mx-auto grid w-full max-w-260 grow grid-cols-[minmax(0,1fr)] content-start px-4 pb-24 sm:px-6 md:grid-cols-[180px_minmax(0,1fr)] md:gap-10">
        <nav aria-label="Settings" className="max-md:-mx-4 max-md:border-b max-md:border-hairline md:pt-6">
          <ul className="flex gap-1 max-md:overflow-x-auto max-md:px-3 max-md:py-2 md:flex-col">
            {seen.map((each) => (
              <li key={each.id} className="shrink-0">
                <SectionLink section={each} active={each.id === id} />
              </li>
            ))}
          </ul>
        </nav>
        <main tabIndex={-1} className="min-w-0 outline-none">
          {section ? (
            <section.page />
          ) : me.error ? (
            <ProblemPage error={me.error} reset={() => void me.refetch()} />
          ) : me.data ? (
            <MissingPage />
          ) : (
            <LoadingPage />
          )}
        </main>
      </div>
    </>
  )
}

function SectionLink({
  section: { id, label, icon: Icon },
  active,
}: {
  section: SettingsSection
  active: boolean
}) {
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    // On a phone the list is wider than the page.
    if (active) link.current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [active])
  return (
    <Link
      ref={link}
      to="/settings/$section"
      params={{ section: id }}
      aria-current={active ? 'page' : undefined}
      className={classNames(
        'flex h-9 items-center gap-2 rounded-sm px-3 text-14 whitespace-nowrap transition-colors max-md:h-11 pointer-coarse:h-11',
        active ? 'bg-hover font-medium' : 'text-quiet hover:bg-hover hover:text-text',
      )}
    >
      <Icon aria-hidden size={16} strokeWidth={1.5} className={active ? 'text-accent-text' : undefined} />
      {label}
    </Link>
  )
}
