import { Button } from '@tessera/ui'
import { Copy } from 'lucide-react'
import { useApp } from '../../compose.ts'
import { copyText } from '../../lib/links.ts'

/** A secret that the server shows this one time. */
export function SecretOnce({ secret, onDone }: { secret: string; onDone(): void }) {
  const { toasts } = useApp()

  async function copy(): Promise<void> {
    try {
      await copyText(secret)
      toasts.show({ text: 'Secret copied' })
    } catch {
      toasts.show({ text: 'The browser did not allow copying. Select the secret and copy it.' })
    }
  }

  return (
    <section aria-label="Secret" className="flex flex-col gap-3 rounded-lg border border-edge p-4">
      <p className="text-13 text-pretty">
        Your receiver verifies messages with this secret. It is shown this once: copy it now, and keep it
        safe.
      </p>
      <code className="rounded-sm bg-sunken px-3 py-2 font-mono text-13 break-all select-all">{secret}</code>
      <div className="flex gap-2">
        <Button variant="primary" icon={Copy} onClick={() => void copy()}>
          Copy
        </Button>
        <Button variant="plain" onClick={onDone}>
          Done
        </Button>
      </div>
    </section>
  )
}
