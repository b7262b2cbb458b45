import { Outlet, useRouter } from '@tanstack/react-router'
import { Banner, Dialog, DropOverlay, Shortcuts, ToastList, UploadTray } from '@tessera/ui'
import { CloudOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useApp } from '../compose.ts'
import { SignInAgain } from '../features/account/sign-in-again.tsx'
import { allShortcuts, useShortcuts } from '../features/shortcuts.ts'
import { chooseFiles } from '../features/uploads/choose-files.ts'
import { useDroppedFiles } from '../features/uploads/use-dropped-files.ts'
import { useValue } from '../lib/value.ts'

/** Around every page of somebody who is logged in: what lasts longer than a page, and what may happen on any. */
export function Shell() {
  const { connection, live, session, toasts, uploads, announcement } = useApp()
  const router = useRouter()
  const gone = useValue(connection.state) === 'gone'
  const hovering = useDroppedFiles(uploads.add)
  const [helping, setHelping] = useState(false)
  useShortcuts({ '?': () => setHelping(true), u: () => void chooseFiles().then(uploads.add) })

  const state = useValue(session.state)
  const person = state.kind === 'in' ? state.person.id : null

  useEffect(() => {
    live.start()
    return () => live.stop()
  }, [live])
  useEffect(() => {
    // What cannot be looked up now is shown by the next page.
    if (person !== null) uploads.restore().catch(() => {})
  }, [uploads, person])

  return (
    <div className="flex min-h-dvh flex-col lg:has-data-fills-window:h-dvh">
      {gone && (
        <Banner icon={CloudOff}>The server does not answer. Trying again; what you do is kept.</Banner>
      )}
      <Outlet />
      <UploadTray
        uploads={useValue(uploads.list)}
        onCancel={uploads.cancel}
        onPause={uploads.pause}
        onResume={uploads.resume}
        onChoose={(id) =>
          void chooseFiles({ multiple: false }).then(([file]) => file && uploads.choose(id, file))
        }
        onRetry={uploads.retry}
        onClear={uploads.clear}
        onOpen={(href) => void router.navigate({ to: href })}
      />
      <ToastList toasts={useValue(toasts.list)} onDismiss={toasts.dismiss} />
      <p aria-live="polite" className="sr-only">
        {useValue(announcement)}
      </p>
      {hovering && <DropOverlay />}
      <Dialog open={helping} title="Keys" onClose={() => setHelping(false)}>
        <Shortcuts shortcuts={allShortcuts} />
      </Dialog>
      <SignInAgain />
    </div>
  )
}
