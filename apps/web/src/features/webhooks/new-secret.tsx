import { SecretNote } from '@tessera/ui'
import { useApp } from '../../compose.ts'
import { copyText } from '../../lib/links.ts'

/** The secret of a webhook, which the server shows this one time. */
export function NewSecret({ secret, onDone }: { secret: string; onDone(): void }) {
  const { toasts } = useApp()
  return (
    <SecretNote
      label="The secret"
      value={secret}
      onCopy={() => void copyText(secret).then(() => toasts.show({ text: 'Secret copied.' }))}
      onDone={onDone}
    >
      Your receiver verifies messages with it. Copy it now: it is shown this once, and nobody can look it up.
    </SecretNote>
  )
}
