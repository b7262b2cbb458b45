import { Button, ErrorNotice, TextField } from '@tessera/ui'
import { type FormEvent, useState } from 'react'
import { useApp } from '../../compose.ts'
import { describeProblem, fieldErrors } from '../../lib/problems.ts'
import { trpc } from '../../lib/trpc.ts'
import { SecretOnce } from './secret-once.tsx'
import { addressError, allEvents, eventWords } from './webhook-words.ts'

/** Address and events of a new webhook, and then its secret. */
export function AddWebhook() {
  const { queries } = useApp()
  const [url, setUrl] = useState('')
  const [events, setEvents] = useState(allEvents)
  const create = trpc.webhooks.create.useMutation({
    onSuccess() {
      setUrl('')
      void queries.webhooks.list.invalidate()
    },
  })
  if (create.data) return <SecretOnce secret={create.data.secret} onDone={() => create.reset()} />

  const { url: rule, events: none } = fieldErrors(create.error)
  const wrong = addressError(create.error) ?? rule

  function submit(event: FormEvent): void {
    event.preventDefault()
    create.mutate({ url: url.trim(), events })
  }

  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={submit}>
      <TextField
        label="Address"
        name="url"
        type="url"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        placeholder="https://example.org/hook"
        value={url}
        error={wrong}
        onChange={(event) => setUrl(event.target.value)}
      />
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 text-13 font-medium">Tell it when</legend>
        {allEvents.map((event) => (
          <label key={event} className="flex min-h-7 items-center gap-2 text-14 max-sm:min-h-11">
            <input
              type="checkbox"
              checked={events.includes(event)}
              onChange={({ target }) =>
                setEvents(allEvents.filter((one) => (one === event ? target.checked : events.includes(one))))
              }
              className="size-4 accent-(--accent-text) max-sm:size-5"
            />
            {eventWords[event]}
          </label>
        ))}
        {none && <p className="text-12 text-danger">Choose at least one.</p>}
      </fieldset>
      {create.error && !wrong && !none && <ErrorNotice problem={describeProblem(create.error)} />}
      <div>
        <Button type="submit" variant="primary" busy={create.isPending}>
          Add webhook
        </Button>
      </div>
    </form>
  )
}
